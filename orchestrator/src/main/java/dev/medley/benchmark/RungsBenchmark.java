package dev.medley.benchmark;

import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import dev.medley.store.Trial;
import dev.medley.study.Rungs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether stopping trials at rungs pays: the same space searched with the same number of training steps, once by trials that all train to their end and once by as many more as halving leaves steps for.
final class RungsBenchmark implements Benchmark {

  private static final int TRIALS = 24;
  private static final int SEEDS = 3;
  private static final int ROUND = 16;

  /// A study by what it came to.
  private record Came(double validation, double test, long steps, double seconds) {}

  @Override
  public String name() {
    return "rungs";
  }

  @Override
  public String summary() {
    return "The best trial of the quick start with halving at rungs and without, for the same number of training steps.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var file = conditions.space().orElse(conditions.home().resolve("search-spaces").resolve("english.yaml"));
    int trials = conditions.trials().orElse(TRIALS);
    var whole = space(file, "none", conditions, trials);
    var rungs = space(file, "halving", conditions, trials);
    int more = Rungs.of(rungs).affordable(trials, ROUND);
    report.say(
        String.format(Locale.ROOT, "%d trials with rungs after %s, and as many of %d steps as cost as much:", more, Rungs.of(rungs).steps(),
            whole.budget().steps()));
    var without = new ArrayList<Came>();
    var with = new ArrayList<Came>();
    for (int seed = 1; seed <= conditions.seeds().orElse(SEEDS); seed++) {
      with.add(study(budgeted(rungs, more), seed, conditions, report));
      // A search that gets better sends more trials up than was forecast, so what they cost is known only now.
      int matching = (int) Math.ceilDiv(with.getLast().steps(), whole.budget().steps());
      without.add(study(budgeted(whole, matching), seed, conditions, report));
      compare(seed, without.getLast(), with.getLast(), report);
    }
    var gains = new ArrayList<Double>();
    for (int i = 0; i < with.size(); i++) gains.add(with.get(i).validation() - without.get(i).validation());
    var gain = Summary.of(gains);
    report.figure(Figure.of("steps", mean(with, true) / mean(without, true), "times").beside("without rungs: 1").atMost(1));
    report.figure(Figure.of("gain in validation", gain.mean(), "points")
        .beside(String.format(Locale.ROOT, "standard error %.2f, over %d seeds", gain.error(), gains.size())).atLeast(0));
    double better = gains.stream().filter(g -> g > 0).count();
    report.figure(Figure.of("seeds with a better best", better, "").beside("of " + gains.size()));
    report.figure(Figure.of("time", mean(with, false) / mean(without, false), "times").beside("without rungs: 1"));
  }

  private static void compare(int seed, Came without, Came with, Report report) {
    report.figure(Figure.of("best in validation, seed " + seed, with.validation(), "")
        .beside(String.format(Locale.ROOT, "without rungs: %.2f", without.validation())));
    report.figure(Figure.of("on test data, seed " + seed, with.test(), "")
        .beside(String.format(Locale.ROOT, "without rungs: %.2f", without.test())));
  }

  private static StudySpace budgeted(StudySpace space, int trials) {
    return space.with(space.study(), new StudySpace.Budget(trials, space.budget().steps()));
  }

  private static double mean(List<Came> all, boolean steps) {
    return all.stream().mapToDouble(came -> steps ? came.steps() : came.seconds()).average().orElse(Double.NaN);
  }

  private static StudySpace space(Path file, String rule, Conditions conditions, int trials) {
    try {
      var text = Files.readString(file).replaceAll("(?m)^rungs:.*$", "") + "\nrungs: " + rule + "\n";
      var space = SpaceReader.read(text, file.toString(), conditions.plugins());
      return space.with("rungs", new StudySpace.Budget(trials, conditions.steps().orElse(space.budget().steps())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Came study(StudySpace space, long seed, Conditions conditions, Report report) {
    report.progress("seed " + seed + ", rungs: " + space.rungs().name());
    try (var bench = new Workbench(conditions, ROUND)) {
      var came = bench.run(space, seed);
      return new Came(Workbench.winner(came, "validation", space), Workbench.winner(came, "test", space),
          bench.trials(space).stream().mapToLong(Trial::steps).sum(), came.wall().toMillis() / 1000.0);
    }
  }
}
