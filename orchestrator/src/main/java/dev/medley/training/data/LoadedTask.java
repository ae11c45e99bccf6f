package dev.medley.training.data;

import dev.medley.api.metric.Metric;
import dev.medley.api.task.TaskData;
import java.util.List;

/// A task of a study after its data were read.
public record LoadedTask(String name, boolean main, List<Metric> metrics, TaskData data) {

  public LoadedTask {
    metrics = List.copyOf(metrics);
  }
}
