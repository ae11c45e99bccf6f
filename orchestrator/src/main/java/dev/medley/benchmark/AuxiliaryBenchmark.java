package dev.medley.benchmark;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Split;
import dev.medley.api.task.Task;
import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Searches;
import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.Scoring;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Whether what decides about auxiliary tasks tells a helper from a nuisance: language modelling on the tagged corpus, beside its taggings, its genres, and a task of pure noise.
///
/// The noise has to end with next to no weight, by gradients (cosine gating) as by searches, for weights and for a mix of a few of the tasks; and the model for which the rest is there must be none the worse.
///
/// @see <a href="https://arxiv.org/abs/2202.03091">Liu et al., Auto-Lambda, TMLR 2022, section 5.4, for the task of noise</a>
final class AuxiliaryBenchmark implements Benchmark {

  private static final String MAIN = "next-word";
  private static final String NOISE = "noise";
  private static final List<String> TASKS = List.of(MAIN, "pos", "entities", "genre", NOISE);
  private static final String SEARCHED = "weights.";
  private static final String SHARES = "shares";

  /// How much of a mix that is searched the main task has at least, and how many tasks have any of it.
  private static final double MAIN_LEAST = 0.2;
  private static final int PARTS = 3;

  private static final int STEPS = 1_000;
  private static final int SEEDS = 4;
  private static final int TRIALS = 24;
  private static final int ROUND = 8;
  private static final int ROWS = 16;
  private static final double RATE = 3e-3;

  /// Of the weight that a task has where all have the same.
  private static final double NEXT_TO_NOTHING = 0.1;

  /// A loss, and whether it is one that decides about tasks.
  private record Entry(Method method, boolean decides) {}

  private static final List<Entry> ENTRIES = List.of(
      new Entry(Method.of("equal"), false),
      new Entry(Method.of("uncertainty"), false),
      new Entry(Method.of("pcgrad"), false),
      new Entry(Method.of("cosine-gating"), true));

  /// What members came to.
  ///
  /// @param main    the main task's accuracy, in per cent
  /// @param weights the mean weight of each task in training
  private record Found(double main, Map<String, Double> weights) {

    static Found mean(List<Found> all) {
      var weights = new LinkedHashMap<String, Double>();
      for (var task : TASKS) weights.put(task, all.stream().mapToDouble(f -> f.weight(task)).average().orElse(Double.NaN));
      return new Found(all.stream().mapToDouble(Found::main).average().orElse(Double.NaN), weights);
    }

    double weight(String task) {
      return weights.getOrDefault(task, Double.NaN);
    }
  }

  @Override
  public String name() {
    return "auxiliary";
  }

  @Override
  public String summary() {
    return "Language modelling with taggings, genres and pure noise as auxiliary tasks: what gating and searches for weights and for a mix leave of each.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int seeds = conditions.seeds().orElse(SEEDS);
    int steps = conditions.steps().orElse(STEPS);
    var bench = new Bench(conditions, read(conditions), steps);
    report.say("The next word, with " + String.join(", ", TASKS.subList(1, TASKS.size())) + " to help; " + steps + " steps, " + seeds
        + " seeds; accuracy on test data in %, and the mean weight that each task had (1 where all have the same):");
    report.progress("alone");
    double alone = Found.mean(bench.train(bench.members(Method.of("equal"), seeds, 1), 1, Split.TEST)).main();
    report.figure(Figure.of("alone: next word", alone, "%"));
    double equal = Double.NaN;
    for (var entry : ENTRIES) {
      var label = entry.method().label();
      report.progress(label);
      var found = Found.mean(bench.train(bench.members(entry.method(), seeds, TASKS.size()), TASKS.size(), Split.TEST));
      if (Double.isNaN(equal)) equal = found.main();
      figures(label, found, entry.decides(), equal, report);
    }
    int trials = conditions.trials().orElse(TRIALS);
    for (var decision : List.of(bench.weights(), bench.mix()))
      figures(decision.name(), bench.search(decision, trials, seeds, report), true, equal, report);
  }

  private static void figures(String label, Found found, boolean decides, double equal, Report report) {
    var main = Figure.of(label + ": next word", found.main(), "%");
    report.figure(decides ? main.atLeast(equal - 1) : main);
    for (var task : TASKS.subList(1, TASKS.size())) {
      var weight = Figure.of(label + ": weight of " + task, found.weight(task), "");
      report.figure(decides && task.equals(NOISE) ? weight.atMost(NEXT_TO_NOTHING) : weight);
    }
  }

  private static StudyData read(Conditions conditions) {
    var tasks = new ArrayList<LoadedTask>();
    for (var name : TASKS) {
      Component<Task> component = conditions.plugins().find(Kind.TASK, name);
      Task task = component.factory().apply(new Settings("tasks." + name, new HashMap<>()));
      var data = task.load();
      tasks.add(new LoadedTask(name, name.equals(MAIN), task.metrics(data.target()), data));
    }
    return StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(24), "vocabulary", new Value.Whole(4_000))));
  }

  /// Trains members on the tasks.
  private record Bench(Conditions conditions, StudyData data, int steps) {

    /// @param tasks how many of the tasks, from the main one on, each step has a micro-batch of
    List<Member> members(Method method, int seeds, int tasks) {
      return IntStream.range(0, seeds).mapToObj(seed -> member(method, seed, tasks)).toList();
    }

    private Member member(Method method, long seed, int tasks) {
      var member = method.member(conditions.plugins(), TASKS, seed, RATE, Map.of("encoder.text-cnn.dropout", 0.1));
      Sampler each = _ -> _ -> IntStream.range(0, tasks).mapToObj(Draw::new).toList();
      return new Member(member.trial(), member.studySeed(), member.configuration(), each, member.loss());
    }

    List<Found> train(List<Member> members, int microBatches, Split split) {
      var cohort = new Cohort(members, this::model, ROWS, microBatches, steps, List.of());
      try (var arena = Engine.get().open("cpu")) {
        var trained = new CohortTrainer(cohort, data, arena).train();
        var scores = split == Split.VALIDATION
            ? trained.stream().map(MemberResult::scores).toList()
            : Scoring.score(cohort, trained.stream().map(MemberResult::weights).toList(), data, arena, split);
        return IntStream.range(0, members.size()).mapToObj(i -> found(scores.get(i), trained.get(i))).toList();
      }
    }

    /// A task's weight is what its loss counts by, times how many examples it has for each that it had if all had as many.
    private static Found found(List<Score> scores, MemberResult trained) {
      var weights = new LinkedHashMap<String, Double>();
      double all = trained.examples().stream().mapToLong(Long::longValue).sum();
      for (var task : TASKS) weights.put(task, 0.0);
      for (var score : trained.scores()) {
        if (score.metric().equals("weight"))
          weights.put(score.task(), score.value() * trained.examples().get(TASKS.indexOf(score.task())) * TASKS.size() / all);
      }
      double accuracy = scores.stream().filter(s -> s.task().equals(MAIN) && s.metric().equals("accuracy")).mapToDouble(Score::value)
          .reduce((_, last) -> last).orElse(Double.NaN);
      return new Found(100 * accuracy, weights);
    }

    private Model model(int rows) {
      var parts = new Parts(conditions.plugins(), TASKS);
      var encoder = parts.encoder("text-cnn", Map.of("width", new Value.Whole(64)));
      return Model.write(data.shape(), encoder, "text-cnn", parts.sharing("hard", Map.of()), "hard", rows);
    }

    /// What a search decides by.
    private record Decision(String name, List<Parameter> parameters, BiFunction<Point, Long, Member> member) {}

    /// The weights of `static`, none of which is 0.
    Decision weights() {
      var parameters = TASKS.stream()
          .<Parameter>map(task -> new Parameter.Real(SEARCHED + task, 0.01, 5, Parameter.Scale.LOG, List.of())).toList();
      return new Decision("searched weights", parameters, (point, seed) -> member(weighted(point), seed, TASKS.size()));
    }

    /// Mixes of a few of the tasks: what has no share is not there.
    Decision mix() {
      var least = TASKS.stream().map(task -> task.equals(MAIN) ? MAIN_LEAST : 0.0).toList();
      return new Decision("searched mix", List.of(new Parameter.Simplex(SHARES, TASKS, least, PARTS, List.of())), (point, seed) -> {
        var member = member(Method.of("equal"), seed, TASKS.size());
        var shares = Objects.requireNonNull(point.values().get(SHARES));
        var sampler = new Parts(conditions.plugins(), TASKS).sampler("mix", Map.of(SHARES, shares));
        return new Member(member.trial(), member.studySeed(), member.configuration(), sampler, member.loss());
      });
    }

    /// Searches by the main task's validation accuracy, and trains the best with other seeds.
    Found search(Decision decision, int trials, int seeds, Report report) {
      var search = Searches.create(Searches.DEFAULT, new SearchSpace(decision.parameters()), 1);
      var outcomes = new ArrayList<Outcome>();
      while (outcomes.size() < trials) {
        report.progress(String.format(Locale.ROOT, "%s, %d of %d", decision.name(), outcomes.size(), trials));
        var points = search.ask(History.of(outcomes), Math.min(ROUND, trials - outcomes.size()));
        var members = points.stream().map(point -> decision.member().apply(point, 0L)).toList();
        for (var found : train(members, TASKS.size(), Split.VALIDATION))
          outcomes.add(Outcome.of(outcomes.size(), points.get(outcomes.size() % ROUND), -found.main()));
      }
      var best = Collections.min(outcomes, Comparator.comparingDouble(o -> o.objectives().getFirst()));
      var again = IntStream.range(0, seeds).mapToObj(seed -> decision.member().apply(best.point(), (long) seed)).toList();
      return Found.mean(train(again, TASKS.size(), Split.TEST));
    }

    private static Method weighted(Point point) {
      var weights = new LinkedHashMap<String, Double>();
      for (var task : TASKS) if (point.values().get(SEARCHED + task) instanceof Value.Real(double weight)) weights.put(task, weight);
      return Method.of("static").with("weights", new Value.Numbers(weights));
    }
  }
}
