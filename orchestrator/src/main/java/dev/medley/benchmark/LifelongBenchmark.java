package dev.medley.benchmark;

import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Task;
import dev.medley.lifelong.AGem;
import dev.medley.space.Configuration;
import dev.medley.space.Lifelong;
import dev.medley.space.Phase;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.PhaseTraining;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Distillation;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What keeps a model from forgetting tasks that have been, between training on as if nothing had been and training on all tasks at once, for the same number of steps.
final class LifelongBenchmark implements Benchmark {

  private static final List<String> TASKS = List.of("pos", "supersense", "genre", "definition-pos");
  private static final int STEPS = 800;
  private static final int SEEDS = 3;
  private static final int ROWS = 16;
  private static final int MICRO_BATCHES = 4;
  private static final double RATE = 1e-2;
  private static final String NAIVE = "naive";
  private static final String JOINT = "joint";

  /// What is claimed to be better than nothing.
  private static final List<String> BETTER = List.of(JOINT, "replay, 400 examples", "a-gem, 400 examples", "ewc, 1e3", "si, 1");

  /// A way to learn, with its settings.
  private record Way(String label, String method, Map<String, Value> settings) {}

  private static final List<Way> WAYS = List.of(
      new Way(NAIVE, NAIVE, Map.of()),
      new Way(JOINT, JOINT, Map.of()),
      new Way("replay, 40 examples", "replay", memory(40, "balanced")),
      new Way("replay, 400 examples", "replay", memory(400, "balanced")),
      new Way("replay, 400 in a reservoir", "replay", memory(400, "reservoir")),
      new Way("a-gem, 400 examples", "a-gem", memory(400, "balanced")),
      new Way("ewc, 1e3", "ewc", consolidation(1e3, "separate", "empirical")),
      new Way("ewc, 1e5", "ewc", consolidation(1e5, "separate", "empirical")),
      new Way("ewc, 1e5 online", "ewc", consolidation(1e5, "online", "empirical")),
      new Way("ewc, 1e3, true Fisher", "ewc", consolidation(1e3, "separate", "sampled")),
      new Way("lwf, 1", "lwf", Map.of("strength", new Value.Real(1), "temperature", new Value.Real(2))),
      new Way("si, 1", "si", Map.of("strength", new Value.Real(1), "damping", new Value.Real(0.1))),
      new Way("si, 100", "si", Map.of("strength", new Value.Real(100), "damping", new Value.Real(0.1))));

  private static Map<String, Value> memory(int buffer, String keep) {
    return Map.of("buffer", new Value.Whole(buffer), "keep", new Value.Word(keep), "share", new Value.Real(0.5));
  }

  private static Map<String, Value> consolidation(double strength, String mode, String fisher) {
    return Map.of("strength", new Value.Real(strength), "mode", new Value.Word(mode), "decay", new Value.Real(0.9), "examples",
        new Value.Whole(128), "fisher", new Value.Word(fisher));
  }

  @Override
  public String name() {
    return "lifelong";
  }

  @Override
  public String summary() {
    return "Four tasks on English text, one after the other: how much of each is left in the end, by way to learn, between naive and joint training.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    int seeds = conditions.seeds().orElse(SEEDS);
    var data = read(conditions);
    report.say("Accuracy on validation data in %, mean over " + String.join(", ", TASKS)
        + " when all have been, beside backward transfer (bwt) and "
        + "forgetting in points; " + steps + " steps, mean of " + seeds + " seeds:");
    double naive = Double.NaN;
    for (var way : WAYS) {
      report.progress(way.label());
      var results = train(conditions, data, way, steps, seeds);
      double acc = way.method().equals(JOINT) ? joint(results, steps) : summary(results, "acc");
      if (way.method().equals(NAIVE)) naive = acc;
      var figure = Figure.of(way.label(), acc, "%");
      if (!way.method().equals(JOINT)) {
        figure = figure
            .beside(String.format(Locale.ROOT, "bwt %.1f, forgetting %.1f", summary(results, "bwt"), summary(results, "forgetting")));
      }
      report.figure(BETTER.contains(way.label()) ? figure.atLeast(naive + 1) : figure);
    }
  }

  private static double summary(List<MemberResult> results, String name) {
    return 100 * results.stream().flatMap(r -> r.scores().stream()).filter(s -> s.metric().equals("lifelong." + name))
        .mapToDouble(Score::value).average().orElse(Double.NaN);
  }

  private static double joint(List<MemberResult> results, int steps) {
    return 100 * results.stream().flatMap(r -> r.scores().stream()).filter(s -> s.step() == steps && s.metric().equals("accuracy"))
        .mapToDouble(Score::value).average().orElse(Double.NaN);
  }

  private static List<MemberResult> train(Conditions conditions, StudyData data, Way way, int steps, int seeds) {
    var parts = new Parts(conditions.plugins(), TASKS);
    var encoder = parts.encoder("bag", Map.of("width", new Value.Whole(64)));
    var sampler = parts.sampler("round-robin", Map.of());
    Loss loss = way.method().equals("a-gem") ? new AGem() : parts.equal();
    var configuration = configuration(way);
    var phases = Phase.of(configuration).stream().map(phase -> new PhaseTraining(phase, sampler, loss)).toList();
    var members = new ArrayList<Member>();
    for (int seed = 0; seed < seeds; seed++) members.add(new Member(seed, 1, configuration, sampler, loss, phases, Optional.empty()));
    int each = steps / TASKS.size();
    var distillation = Lifelong.of(configuration).filter(l -> l.method() == Lifelong.Method.LWF).map(l -> new Distillation(l.settings()));
    var cohort = new Cohort(members, rows -> Model.write(data.shape(), encoder, "bag", parts.sharing("hard", Map.of()), "hard",
        new TreeMap<>(), distillation, rows), ROWS, MICRO_BATCHES, each * TASKS.size(), List.of(0, each, 2 * each, 3 * each));
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort, data, arena).train();
    }
  }

  private static Configuration configuration(Way way) {
    var path = "lifelong." + way.method() + ".";
    var values = new HashMap<String, Value>(Map.of("lifelong", new Value.Word(way.method()), path + "order", new Value.Order(TASKS)));
    way.settings().forEach((name, value) -> values.put(path + name, value));
    return Course.adam(RATE, Map.of("encoder.bag.dropout", 0.1)).with(values);
  }

  private static StudyData read(Conditions conditions) {
    var tasks = new ArrayList<LoadedTask>();
    for (var name : TASKS) {
      Component<Task> component = conditions.plugins().find(Kind.TASK, name);
      Task task = component.factory().apply(new Settings("tasks." + name, new HashMap<>()));
      var data = task.load();
      tasks.add(new LoadedTask(name, true, task.metrics(data.target()), data));
    }
    return StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(24), "vocabulary", new Value.Whole(4_000))));
  }
}
