package dev.medley.api.task;

import dev.medley.api.metric.Metric;
import dev.medley.api.metric.Metrics;
import java.util.List;

/// One supervised problem: its examples and how predictions are scored. Knows nothing of training.
public interface Task {

  /// Reads the data; called once per study. The same settings give the same data in the same order.
  ///
  /// @throws dev.medley.api.error.InputException with every problem of the data, if it cannot be used
  TaskData load();

  /// The metrics of the target, the first of which the search looks at.
  default List<Metric> metrics(Target target) {
    return Metrics.usual(target);
  }
}
