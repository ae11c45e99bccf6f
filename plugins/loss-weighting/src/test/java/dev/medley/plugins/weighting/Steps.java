package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Contexts and sums that the tests here need.
final class Steps {

  private Steps() {}

  static List<String> names(int tasks) {
    return IntStream.range(0, tasks).mapToObj(i -> "task-" + i).toList();
  }

  /// A study of so many regressions.
  static LossContext context(int tasks) {
    return new LossContext(names(tasks), Collections.nCopies(tasks, 0), 100, new SplittableRandom(1));
  }

  /// A number for each of the tasks, in order.
  static Value perTask(double... numbers) {
    var byName = new LinkedHashMap<String, Double>();
    for (int t = 0; t < numbers.length; t++) byName.put("task-" + t, numbers[t]);
    return new Value.Numbers(byName);
  }

  /// `Σ w_i·L_i`.
  static double total(double[] weights, TaskLosses losses) {
    return IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * losses.loss(i)).sum();
  }
}
