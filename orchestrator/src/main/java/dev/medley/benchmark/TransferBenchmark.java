package dev.medley.benchmark;

import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import dev.medley.store.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a search gains that begins with what won before, and what it loses to a past that misleads: on problems with known optima, and in studies, after one with three of the same four tasks and after one that looked for
/// what learns one of them worst.
final class TransferBenchmark implements Benchmark {

  private static final String SPACE = """
      tasks: %s
      encoder: {choose: [{bag: {width: {choose: [32, 64]}}}, {text-cnn: {width: 32}}]}
      sharing: {choose: [hard, {mmoe: {experts: 4}}]}
      sampler: {choose: [{mix: {shares: {simplex: tasks}}}, {temperature: {temperature: {log: [1, 10]}}}]}
      loss: {choose: [equal, {static: {weights: {log: [0.2, 5]}}}, uncertainty, pcgrad, mgda]}
      optimizer: {adam: {rate: {log: [1e-3, 1e-1]}, schedule: linear}}
      batch: {rows: 8, micro-batches: 4}
      text: {length: 24, vocabulary: 4000}
      objective: {%s}
      transfer: %s
      """;
  private static final String TASKS = "[pos, genre, supersense, food]";
  private static final String OTHER_TASKS = "[pos, genre, supersense, attachment]";
  private static final int TRIALS = 24;
  private static final int STEPS = 120;
  private static final int SEEDS = 4;
  private static final int ROUND = 4;
  private static final long PAST_SEED = 100;

  /// What `--only` calls the studies; all else names problems.
  private static final String STUDIES = "studies";
  private static final int PROBLEM_SEEDS = 20;
  private static final List<Integer> LOOKED_AT = List.of(4, 8, 16, 24);

  /// @param past the study to begin with, or nothing
  private record Way(String name, String past) {}

  private static final List<Way> WAYS = List.of(new Way("cold", "none"), new Way("after much the same tasks", "[alike]"),
      new Way("misled", "[worst]"));

  @Override
  public String name() {
    return "transfer";
  }

  @Override
  public String summary() {
    return "What a search gains that begins with what won in an earlier study, and what it loses to one that misleads.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var parts = conditions.only();
    if (!parts.equals(List.of(STUDIES))) {
      PastOnProblems.run(parts.stream().filter(part -> !part.equals(STUDIES)).toList(), conditions.seeds().orElse(PROBLEM_SEEDS), report);
    }
    if (parts.isEmpty() || parts.contains(STUDIES)) studies(conditions, report);
  }

  private static void studies(Conditions conditions, Report report) {
    int trials = conditions.trials().orElse(TRIALS);
    int steps = conditions.steps().orElse(STEPS);
    int seeds = conditions.seeds().orElse(SEEDS);
    var best = new LinkedHashMap<String, List<List<Double>>>();
    try (var bench = new Workbench(conditions, ROUND)) {
      past(bench, "alike", OTHER_TASKS, "maximize: delta_m", conditions, trials, steps, report);
      past(bench, "worst", TASKS, "minimize: pos.accuracy", conditions, trials, steps, report);
      for (int seed = 1; seed <= seeds; seed++) {
        for (var way : WAYS) {
          report.progress("seed " + seed + ", " + way.name());
          var space = space(SPACE.formatted(TASKS, "maximize: delta_m", way.past()), way.name().replace(' ', '-') + "-" + seed, conditions,
              trials, steps);
          bench.run(space, seed);
          best.computeIfAbsent(way.name(), _ -> new ArrayList<>()).add(bestSoFar(bench.trials(space)));
        }
      }
    }
    report.say(String.format(Locale.ROOT, "Best delta_m so far, of %d trials of %d steps, mean over %d seeds:", trials, steps, seeds));
    for (int at : LOOKED_AT) {
      if (at > trials) continue;
      double cold = mean(best, "cold", at);
      for (var way : WAYS) {
        var figure = Figure.of(way.name() + " after " + at, mean(best, way.name(), at), "%");
        report.figure(way.name().equals("cold") ? figure : figure.beside(String.format(Locale.ROOT, "cold: %.2f", cold)));
      }
    }
    compare(best, trials, report);
  }

  /// In trials: how many a search that is helped needs for what a cold one has at its end, and how many more one that is misled.
  private static void compare(Map<String, List<List<Double>>> best, int trials, Report report) {
    var cold = best.getOrDefault("cold", List.of());
    for (var way : WAYS.subList(1, WAYS.size())) {
      var needed = new ArrayList<Double>();
      var behind = new ArrayList<Double>();
      for (int seed = 0; seed < cold.size(); seed++) {
        var own = best.getOrDefault(way.name(), List.of()).get(seed);
        needed.add((double) until(own, cold.get(seed).getLast()));
        behind.add(cold.get(seed).getLast() - own.getLast());
      }
      report.figure(Figure.of("trials for the best of cold, " + way.name(), Summary.of(needed).mean(), "")
          .beside("cold: "
              + String.format(Locale.ROOT, "%.1f", cold.stream().mapToInt(c -> until(c, c.getLast())).average().orElse(Double.NaN))));
      var lost = Summary.of(behind);
      report.figure(Figure.of("behind cold after " + trials + ", " + way.name(), lost.mean(), "points")
          .beside(String.format(Locale.ROOT, "standard error %.2f", lost.error())));
    }
  }

  /// Of a figure that was never reached, one more than there were.
  private static int until(List<Double> best, double figure) {
    for (int i = 0; i < best.size(); i++) if (best.get(i) >= figure) return i + 1;
    return best.size() + 1;
  }

  private static double mean(Map<String, List<List<Double>>> best, String way, int at) {
    return best.getOrDefault(way, List.of()).stream().mapToDouble(b -> b.get(at - 1)).average().orElse(Double.NaN);
  }

  private static void past(Workbench bench, String name, String tasks, String way, Conditions conditions, int trials, int steps,
      Report report) {
    report.progress("the past: " + name);
    bench.run(space(SPACE.formatted(tasks, way, "none"), name, conditions, trials, steps), PAST_SEED);
  }

  private static StudySpace space(String text, String name, Conditions conditions, int trials, int steps) {
    return SpaceReader.read(text, name, conditions.plugins()).with(name, new StudySpace.Budget(trials, steps));
  }

  private static List<Double> bestSoFar(List<Trial> trials) {
    var best = new ArrayList<Double>();
    double sofar = Double.NEGATIVE_INFINITY;
    for (var trial : trials) {
      sofar = Math.max(sofar, trial.objective().orElse(Double.NEGATIVE_INFINITY));
      best.add(sofar);
    }
    return best;
  }
}
