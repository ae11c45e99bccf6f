package dev.medley.benchmark;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.plugin.Plugins;
import dev.medley.robustness.Adversary;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How accuracy falls under adversaries, of a network of one task and of one that learns another as well: on digits whose pixels are shifted, and on texts whose words are replaced. And what a search gains that looks for
/// models that hold out.
final class RobustnessBenchmark implements Benchmark {

  private static final int SEEDS = 3;
  private static final int STEPS = 600;
  private static final int ROWS = 32;
  private static final double RATE = 3e-3;
  private static final List<Double> STRENGTHS = List.of(0.0, 0.1, 0.2);

  @Override
  public String name() {
    return "robustness";
  }

  @Override
  public String summary() {
    return "Accuracy where pixels are shifted and words replaced against the model, of one task and of two; and what a search for it gains.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    report.say("Digits read rightly, pixels shifted by so many of their deviations; " + steps(conditions) + " steps of Adam at " + RATE
        + ", mean of "
        + conditions.seeds().orElse(SEEDS) + " seeds:");
    for (var tasks : List.of(List.of("digits"), List.of("digits", "digit-parity"))) {
      String who = tasks.size() == 1 ? "alone" : "beside parity";
      var found = new EnumMap<Adversary, double[]>(Adversary.class);
      for (var adversary : Adversary.values()) {
        report.progress(who + ", " + adversary);
        found.put(adversary, accuracies(tasks, adversary, conditions));
      }
      double[] one = found.getOrDefault(Adversary.FGSM, new double[0]);
      double[] ten = found.getOrDefault(Adversary.PGD, new double[0]);
      report.figure(Figure.of(who + ", as they are", one[0], "%"));
      for (int s = 1; s < STRENGTHS.size(); s++) {
        report.figure(Figure.of(who + ", fgsm by " + STRENGTHS.get(s), one[s], "%").atMost(one[0]));
        // Ten steps within the same distance must find no less than one.
        report.figure(Figure.of(who + ", pgd by " + STRENGTHS.get(s), ten[s], "%").beside(Math.round(one[s] * 10) / 10.0 + " fgsm")
            .atMost(one[s] + 1));
      }
    }
    new WordsReplaced(conditions, conditions.seeds().orElse(SEEDS)).run(report);
    new RobustSearch(conditions, conditions.seeds().orElse(SEEDS)).run(report);
  }

  private static int steps(Conditions conditions) {
    return conditions.steps().orElse(STEPS);
  }

  /// Of the digits, for each strength, in per cent.
  private static double[] accuracies(List<String> tasks, Adversary adversary, Conditions conditions) {
    var data = data(conditions.plugins(), tasks);
    var parts = new Parts(conditions.plugins(), tasks);
    var encoder = parts.encoder("mlp", Map.of("width", new Value.Whole(64)));
    var sharing = parts.sharing("hard", Map.of());
    Sampler inTurn = context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(b -> new Draw(b % tasks.size())).toList();
    var course = new Course(data, rows -> Model.write(data.shape(), encoder, "mlp", sharing, "hard", rows), ROWS, 2, steps(conditions),
        inTurn,
        parts.equal());
    var configuration = Course.adam(RATE, Map.of("encoder.mlp.dropout", 0.0));
    var members = Collections.nCopies(conditions.seeds().orElse(SEEDS), configuration);
    var trained = course.train(members);
    var right = data.tasks().getFirst().answers().getOrDefault(Split.TEST, List.<Answer>of());
    return STRENGTHS.stream().mapToDouble(strength -> 100 * trained.stream().mapToDouble(member -> {
      var answers = course.attacked(configuration, member, 0, adversary, strength);
      return (double) IntStream.range(0, right.size()).filter(n -> answers.get(n).equals(right.get(n))).count() / right.size();
    }).average().orElse(Double.NaN)).toArray();
  }

  private static StudyData data(Plugins plugins, List<String> tasks) {
    var loaded = tasks.stream().map(name -> {
      var task = plugins.find(Kind.TASK, name).factory().apply(new Settings("tasks." + name, Map.of("input", new Value.Word("numbers"))));
      var its = task.load();
      return new LoadedTask(name, true, task.metrics(its.target()), its);
    }).toList();
    return StudyDataReader.read(loaded, new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2))));
  }
}
