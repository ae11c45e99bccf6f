package dev.medley.plugins.weighting;

import java.util.Arrays;

/// The convention of weights that all losses here keep.
final class Weights {

  private Weights() {}

  /// The same weights in proportion, summing to their number: to the number of tasks in the step.
  static double[] summingToTasks(double[] positive) {
    double factor = positive.length / Arrays.stream(positive).sum();
    return Arrays.stream(positive).map(w -> w * factor).toArray();
  }
}
