package dev.medley.plugins.weighting;

import dev.medley.api.loss.TaskLosses;
import java.util.Arrays;
import java.util.List;

/// The convention of weights that all losses here keep, and what several of them compute.
final class Weights {

  private Weights() {}

  /// The same weights in proportion, summing to their number: to the number of tasks in the step.
  static double[] summingToTasks(double[] positive) {
    double factor = positive.length / Arrays.stream(positive).sum();
    return Arrays.stream(positive).map(w -> w * factor).toArray();
  }

  /// `m · softmax(z)`.
  static double[] softmaxOfTasks(double[] z) {
    double largest = Arrays.stream(z).max().orElse(0);
    return summingToTasks(Arrays.stream(z).map(v -> Math.exp(v - largest)).toArray());
  }

  /// The numbers of the step's tasks, in proportion, summing to 1.
  static double[] shares(List<Double> perTask, TaskLosses losses) {
    double[] shares = new double[losses.size()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = perTask.get(losses.task(i));
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) shares[i] /= sum;
    return shares;
  }

  /// The losses, each at least 1e-8 of the largest; ones where there is none above zero.
  static double[] positive(TaskLosses losses) {
    double largest = Arrays.stream(losses.toArray()).max().orElse(1);
    return Arrays.stream(losses.toArray()).map(l -> largest > 0 ? Math.max(l, 1e-8 * largest) : 1).toArray();
  }

  /// `‖x‖`, safe from numbers whose squares are too large or too small.
  static double norm(double[] x) {
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
    if (!(largest > 0)) return 0;
    return largest * Math.sqrt(Arrays.stream(x).map(v -> v / largest * (v / largest)).sum());
  }
}
