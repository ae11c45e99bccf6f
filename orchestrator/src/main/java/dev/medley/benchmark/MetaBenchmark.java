package dev.medley.benchmark;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Sine waves that a model has not seen, from ten points of each: what steps of adapting come to from initialisations that were trained for it, from joint training and from random parameters.
final class MetaBenchmark implements Benchmark {

  private static final int STEPS = 1_500;
  private static final int SEEDS = 2;
  private static final int WAVES = 200;
  private static final int NEW = 50;
  private static final int POINTS = 10;
  private static final int TASKS = 25;
  private static final List<Integer> AFTER = List.of(0, 1, 5, 10);
  private static final double OUTER = 3e-3;
  private static final String JOINT = "joint";

  /// The most that the squared error of an initialisation may be after ten steps, as a share of the best of joint training.
  private static final double SHARE = 0.5;

  /// A way to come to an initialisation, and to adapt from it.
  private record Way(String method, double inner, int innerSteps, String examples) {

    String label() {
      return method + ", rate " + inner;
    }

    Configuration configuration() {
      var path = "meta." + method + ".";
      var values = new TreeMap<String, Value>(Map.of("meta", new Value.Word(method), path + "inner-rate", new Value.Real(inner),
          path + "inner-steps", new Value.Whole(innerSteps), path + "examples", new Value.Word(examples), path + "adapt",
          new Value.Whole(AFTER.getLast()), "new-tasks", new Value.Order(IntStream.range(0, NEW).mapToObj(i -> "new-" + i).toList())));
      return Course.adam(OUTER, Map.of("encoder.mlp.dropout", 0.0)).with(values);
    }
  }

  private static final List<Way> INITIALISED = List.of(new Way("reptile", 0.1, 5, "fresh"), new Way("fomaml", 0.1, 5, "same"));
  /// What adapts from joint training best is not known beforehand.
  private static final List<Way> CONTROLS = List.of(new Way(JOINT, 0.1, 1, "same"), new Way(JOINT, 0.03, 1, "same"),
      new Way(JOINT, 0.01, 1, "same"));

  @Override
  public String name() {
    return "meta";
  }

  @Override
  public String summary() {
    return "Sine waves from ten points: the squared error after 0, 1, 5 and 10 steps, from initialisations, joint training and random parameters.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    int seeds = conditions.seeds().orElse(SEEDS);
    var data = read(conditions);
    report.progress("joint training");
    var controls = train(conditions, data, CONTROLS, steps, seeds);
    report.progress("initialisations");
    var initialised = train(conditions, data, INITIALISED, steps, seeds);
    report.say("Mean squared error of " + NEW + " sine waves after steps of descent on " + POINTS + " points of each; " + steps
        + " steps of training on " + TASKS + " of " + WAVES + " others, mean of " + seeds + " seeds:");
    double best = IntStream.range(0, CONTROLS.size()).mapToDouble(w -> figure(of(controls, w, seeds), steps, AFTER.getLast())).min()
        .orElse(Double.NaN);
    for (int after : AFTER) {
      for (int w = 0; w < INITIALISED.size(); w++) {
        var figure = Figure.of(INITIALISED.get(w).label() + ", after " + after, figure(of(initialised, w, seeds), steps, after), "");
        report.figure(after == AFTER.getLast()
            ? figure.atMost(SHARE * best).beside(String.format(Locale.ROOT, "the best of joint training: %.2f", best))
            : figure);
      }
      for (int w = 0; w < CONTROLS.size(); w++) {
        var way = CONTROLS.get(w);
        report.figure(Figure.of(way.label() + ", after " + after, figure(of(controls, w, seeds), steps, after), ""));
        report.figure(Figure.of("random, rate " + way.inner() + ", after " + after, figure(of(controls, w, seeds), 0, after), ""));
      }
    }
  }

  private static List<MemberResult> of(List<MemberResult> results, int way, int seeds) {
    return results.subList(way * seeds, (way + 1) * seeds);
  }

  private static double figure(List<MemberResult> results, int step, int after) {
    return results.stream().flatMap(r -> r.scores().stream()).filter(s -> s.step() == step && s.metric().equals("meta.after-" + after))
        .mapToDouble(MemberResult.Score::value).average().orElse(Double.NaN);
  }

  private static List<MemberResult> train(Conditions conditions, StudyData data, List<Way> ways, int steps, int seeds) {
    var parts = new Parts(conditions.plugins(), data.names());
    var encoder = parts.encoder("mlp", Map.of("width", new Value.Whole(40), "layers", new Value.Whole(2)));
    var members = new ArrayList<Member>();
    for (var way : ways)
      for (int seed = 0; seed < seeds; seed++)
        members.add(new Member(seed, 1, way.configuration(), parts.sampler("round-robin", Map.of()), parts.equal()));
    var cohort = new Cohort(members,
        rows -> Model.write(data.shape(), encoder, "mlp", parts.sharing("hard", Map.of()), "hard", rows), POINTS, TASKS, steps, List.of(0));
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort, data, arena).train();
    }
  }

  private static StudyData read(Conditions conditions) {
    var tasks = new ArrayList<LoadedTask>();
    var parts = new Parts(conditions.plugins(), List.of());
    for (int i = 0; i < WAVES + NEW; i++) {
      boolean fresh = i >= WAVES;
      var task = parts.task("sinusoid", Map.of("number", new Value.Whole(i), "train", new Value.Whole(fresh ? POINTS : 100)));
      var data = task.load();
      tasks.add(new LoadedTask(fresh ? "new-" + (i - WAVES) : "wave-" + i, fresh, task.metrics(data.target()), data));
    }
    return StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2))),
        Optional.empty(), Optional.empty(), IntStream.range(0, WAVES).mapToObj(i -> "wave-" + i).toList());
  }
}
