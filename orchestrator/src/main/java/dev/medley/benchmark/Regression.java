package dev.medley.benchmark;

import dev.medley.api.metric.Metric;
import dev.medley.api.task.Example;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.training.data.LoadedTask;
import java.util.List;

/// Tasks of one number to be told from a row of numbers.
final class Regression {

  private Regression() {}

  static LoadedTask of(String name, List<Metric> metrics, List<Example> train, List<Example> validation, List<Example> test) {
    return new LoadedTask(name, true, metrics, new TaskData(new Target.Numbers(List.of("y")), train, validation, test));
  }

  /// The examples of all tasks, one task after the other, as those of a single one.
  static LoadedTask pooled(List<LoadedTask> tasks, List<Metric> metrics) {
    return of("pool", metrics, all(tasks, Split.TRAIN), all(tasks, Split.VALIDATION), all(tasks, Split.TEST));
  }

  private static List<Example> all(List<LoadedTask> tasks, Split split) {
    return tasks.stream().flatMap(t -> t.data().split(split).stream()).toList();
  }
}
