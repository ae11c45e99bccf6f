package dev.medley.benchmark;

import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Data that are made up: regressions that all read the same rows of numbers.
final class Synthetic {

  /// The tasks in turn, one micro-batch after the other.
  static final Sampler IN_TURN = context -> step -> IntStream.range(0, context.microBatches())
      .mapToObj(b -> new Draw((step * context.microBatches() + b) % context.tasks().size())).toList();

  private Synthetic() {}

  /// One regression for each function of a row.
  ///
  /// @param train      rows to learn from
  /// @param validation rows to score
  static StudyData regressions(List<float[]> train, List<float[]> validation, List<Function<float[], float[]>> functions) {
    var text = new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2)));
    var seen = inputs(train);
    var kept = inputs(validation);
    var tasks = new ArrayList<LoadedTask>();
    for (int t = 0; t < functions.size(); t++) {
      var function = functions.get(t);
      var names = IntStream.range(0, function.apply(train.getFirst()).length).mapToObj(i -> "y" + i).toList();
      var target = new Target.Numbers(names);
      var data = new TaskData(target, examples(seen, train, function), examples(kept, validation, function), List.of());
      tasks.add(new LoadedTask("task-" + t, true, Metrics.usual(target), data));
    }
    return StudyDataReader.read(tasks, text);
  }

  /// Shared by the tasks, which saves most of the memory.
  private static List<Input> inputs(List<float[]> rows) {
    return rows.stream().<Input>map(r -> new Input.Vector(boxed(r))).toList();
  }

  private static List<Example> examples(List<Input> inputs, List<float[]> rows, Function<float[], float[]> function) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> new Example(inputs.get(i), new Answer.Numbers(boxed(function.apply(rows.get(i)))))).toList();
  }

  private static List<Float> boxed(float[] numbers) {
    var boxed = new ArrayList<Float>(numbers.length);
    for (float number : numbers) boxed.add(number);
    return boxed;
  }

  static List<String> names(StudyData data) {
    return data.tasks().stream().map(t -> t.name()).toList();
  }
}
