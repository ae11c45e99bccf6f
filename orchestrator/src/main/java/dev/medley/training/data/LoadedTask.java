package dev.medley.training.data;

import dev.medley.api.metric.Metric;
import dev.medley.api.task.TaskData;
import java.util.List;

/// A task of a study after its data were read.
///
/// @param lossScale what its loss is multiplied by in training
public record LoadedTask(String name, boolean main, List<Metric> metrics, TaskData data, double lossScale) {

  public LoadedTask {
    metrics = List.copyOf(metrics);
  }

  public LoadedTask(String name, boolean main, List<Metric> metrics, TaskData data) {
    this(name, main, metrics, data, 1);
  }
}
