package dev.medley.benchmark;

import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.space.Configuration;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a routed layer costs as it gets more experts of one width: training steps of `switch`, and its predictions, on rows of numbers, of which each goes to one expert.
final class SwitchBenchmark implements Benchmark {

  private static final int[] EXPERTS = {4, 16, 64};
  private static final int NUMBERS = 64;
  private static final int HIDDEN = 256;
  private static final int ROWS = 4_096;
  private static final int VALIDATED = 64;
  private static final int TESTED = 16_384;
  private static final int MICRO_BATCHES = 4;
  private static final int STEPS = 7;
  private static final int WARM_UP = 3;

  private static final Sampler SAME = _ -> _ -> List.of(new Draw(0), new Draw(0), new Draw(0), new Draw(0));

  @Override
  public String name() {
    return "switch";
  }

  @Override
  public String summary() {
    return "The cost of a routed layer with 4, 16 and 64 experts of one width.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    var data = data();
    report.say("A training step of " + ROWS * MICRO_BATCHES + " rows of " + NUMBERS + " numbers through experts of " + HIDDEN
        + " hidden features, and the prediction of " + TESTED + ", on one thread:");
    double fewest = Double.NaN;
    for (int experts : EXPERTS) {
      report.progress(experts + " experts");
      var parts = new Parts(conditions.plugins(), List.of("task"));
      var sharing = parts.sharing("switch", Map.of("experts", new Value.Whole(experts), "width", new Value.Whole(HIDDEN)));
      var course = new Course(data, rows -> Model.write(data.shape(), new PlainInput(), "input", sharing, "switch", rows), ROWS,
          MICRO_BATCHES,
          WARM_UP + steps, SAME, parts.equal());
      var member = Course.adam(0.001, Map.of("sharing.switch.dropout", 0.0, "sharing.switch.balance", 0.01));
      double each = course.step(member, WARM_UP, steps).toNanos() / 1e3 / ROWS / MICRO_BATCHES;
      report.figure(Figure.of("training a row with " + experts + " experts", each, "µs"));
      if (experts == EXPERTS[0]) fewest = each;
      else
        report.figure(Figure.of("training with " + experts + " experts against " + EXPERTS[0], each / fewest, "times")
            .beside(experts / EXPERTS[0] + " times the experts")
            .atMost(1.3));
      report.figure(Figure.of("predicting a row with " + experts + " experts", predicting(course, member, steps), "µs")
          .beside("in portions of few rows, each of which reads the experts anew"));
    }
  }

  /// Microseconds a row: many rows less few, so that what a prediction costs whatever its rows does not count.
  private static double predicting(Course course, Configuration member, int repetitions) {
    var trained = course.train(List.of(member)).getFirst();
    var many = course.scoring(member, trained, Split.TEST, repetitions);
    var few = course.scoring(member, trained, Split.VALIDATION, repetitions);
    return many.minus(few).toNanos() / 1e3 / (TESTED - VALIDATED);
  }

  private static StudyData data() {
    var random = Streams.stream(Streams.seed(13, 0, "switch benchmark"));
    var examples = new ArrayList<Example>();
    for (int n = 0; n < TESTED; n++) {
      var x = new ArrayList<Float>();
      for (int i = 0; i < NUMBERS; i++) x.add((float) random.nextGaussian());
      examples.add(new Example(new Input.Vector(x), new Answer.Numbers(List.of(x.getFirst() * x.getLast()))));
    }
    var target = new Target.Numbers(List.of("y"));
    var task = new LoadedTask("task", true, Metrics.usual(target),
        new TaskData(target, examples.subList(0, ROWS), examples.subList(0, VALIDATED), examples));
    return StudyDataReader.read(List.of(task),
        new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2))));
  }
}
