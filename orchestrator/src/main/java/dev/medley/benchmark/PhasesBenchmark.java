package dev.medley.benchmark;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Split;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import dev.medley.space.Configuration;
import dev.medley.space.Phase;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.PhaseTraining;
import dev.medley.training.Scoring;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What it gains to train first on tasks that have many examples and then on those that have few, against no phases: the few alone, and all together, for the same number of steps.
///
/// All members train as one cohort, in whatever phase each of them is.
final class PhasesBenchmark implements Benchmark {

  private static final List<String> LARGE = List.of("pos", "supersense");
  private static final List<String> SMALL = List.of("entities", "definition-pos");
  private static final List<String> ALL = List.of("pos", "supersense", "entities", "definition-pos");
  private static final int EXAMPLES = 100;
  private static final int STEPS = 800;
  private static final int SEEDS = 4;
  private static final int ROWS = 16;
  private static final int MICRO_BATCHES = 4;
  private static final double RATE = 2e-2;
  private static final String SLOWLY = "pretrain, then tune, encoder at a tenth";

  /// What a member does.
  ///
  /// @param control whether it has no phases
  private record Way(String label, boolean control, List<Phase> phases) {}

  @Override
  public String name() {
    return "phases";
  }

  @Override
  public String summary() {
    return "Two tasks of a hundred examples after two of thousands, against the two alone and all four together for as many steps.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    int seeds = conditions.seeds().orElse(SEEDS);
    var data = read(conditions);
    report.say("On test data in %, the mean of entities' span F1 and definition-pos' accuracy, with " + EXAMPLES
        + " training examples each, beside " + String.join(" and ", LARGE) + "; " + steps + " steps, mean of " + seeds + " seeds:");
    var configuration = Course.adam(RATE, Map.of("encoder.bag.dropout", 0.1));
    var ways = ways(configuration);
    report.progress(ways.size() * seeds + " members, in different phases at once");
    var found = train(conditions, data, configuration, ways, steps, seeds);
    double control = Double.NaN;
    for (int w = 0; w < ways.size(); w++) {
      var way = ways.get(w);
      var own = found.subList(w * seeds, (w + 1) * seeds);
      double value = figure(own, SMALL);
      var figure = Figure.of(way.label(), value, "%")
          .beside(Math.round(figure(own, LARGE) * 10) / 10.0 + " % accuracy on the large tasks");
      if (way.control()) control = Double.isNaN(control) ? value : Math.max(control, value);
      report.figure(way.label().equals(SLOWLY) ? figure.atLeast(control + 1) : figure);
    }
  }

  private static List<Way> ways(Configuration configuration) {
    var pretrain = phase("pretrain", LARGE, 0.5, List.of(), Map.of(), configuration);
    return List.of(
        new Way("no phases: the two alone", true, List.of(phase("alone", SMALL, 1, List.of(), Map.of(), configuration))),
        new Way("no phases: all together", true, List.of(phase("together", ALL, 1, List.of(), Map.of(), configuration))),
        new Way("pretrain, then tune", false, List.of(pretrain, phase("tune", SMALL, 0.5, List.of(), Map.of(), configuration))),
        new Way(SLOWLY, false,
            List.of(pretrain, phase("tune", SMALL, 0.5, List.of(), Map.of("encoder", 0.1), configuration))),
        new Way("pretrain, then tune, words frozen", false,
            List.of(pretrain, phase("tune", SMALL, 0.5, List.of("encoder/words"), Map.of(), configuration))),
        new Way("pretrain, then tune, encoder frozen", false,
            List.of(pretrain, phase("tune", SMALL, 0.5, List.of("encoder"), Map.of(), configuration))),
        new Way("pretrain, then all together", false, List.of(pretrain, phase("blend", ALL, 0.5, List.of(), Map.of(), configuration))));
  }

  private static Phase phase(String name, List<String> tasks, double share, List<String> frozen, Map<String, Double> rates,
      Configuration configuration) {
    return new Phase(name, tasks, share, 1, true, frozen, new TreeMap<>(rates), Optional.empty(), configuration, false, false);
  }

  private static List<List<Score>> train(Conditions conditions, StudyData data, Configuration configuration, List<Way> ways, int steps,
      int seeds) {
    var parts = new Parts(conditions.plugins(), ALL);
    var encoder = parts.encoder("bag", Map.of("width", new Value.Whole(64)));
    var members = new ArrayList<Member>();
    var sampler = parts.sampler("round-robin", Map.of());
    for (var way : ways) {
      var phases = way.phases().stream().map(phase -> new PhaseTraining(phase, sampler, parts.equal())).toList();
      for (int seed = 0; seed < seeds; seed++)
        members.add(new Member(seed, 1, configuration, sampler, parts.equal(), phases, Optional.empty()));
    }
    var cohort = new Cohort(members, rows -> Model.write(data.shape(), encoder, "bag", parts.sharing("hard", Map.of()), "hard", rows),
        ROWS, MICRO_BATCHES, steps, List.of());
    try (var arena = Engine.get().open("cpu")) {
      var trained = new CohortTrainer(cohort, data, arena).train();
      return Scoring.score(cohort, trained.stream().map(MemberResult::weights).toList(), data, arena, Split.TEST);
    }
  }

  private static double figure(List<List<Score>> scores, List<String> tasks) {
    return 100 * scores.stream().flatMap(List::stream)
        .filter(s -> tasks.contains(s.task()) && s.metric().equals(s.task().equals("entities") ? "span-f1" : "accuracy"))
        .mapToDouble(Score::value).average().orElse(Double.NaN);
  }

  private static StudyData read(Conditions conditions) {
    var tasks = new ArrayList<LoadedTask>();
    for (var name : ALL) {
      Component<Task> component = conditions.plugins().find(Kind.TASK, name);
      Task task = component.factory().apply(new Settings("tasks." + name, new HashMap<>()));
      var data = task.load();
      tasks.add(new LoadedTask(name, true, task.metrics(data.target()), SMALL.contains(name) ? few(data) : data));
    }
    return StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(24), "vocabulary", new Value.Whole(4_000))));
  }

  /// The data with a hundred training examples, evenly from all.
  private static TaskData few(TaskData data) {
    var train = data.train();
    var some = IntStream.range(0, EXAMPLES).mapToObj(i -> train.get((int) ((long) i * train.size() / EXAMPLES))).toList();
    return new TaskData(data.target(), some, data.validation(), data.test());
  }
}
