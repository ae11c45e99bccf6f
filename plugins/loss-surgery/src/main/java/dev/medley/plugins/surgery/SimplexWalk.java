package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.TaskLosses;
import java.util.Arrays;

/// A share for every task of the study that moves over the simplex by gradient steps, those of the tasks of a step at a time.
///
/// Gradients are measured in the root of their mean square length, so that the step size means the same for every model and loss.
final class SimplexWalk {

  private final double[] shares;

  SimplexWalk(int tasks) {
    shares = new double[tasks];
    Arrays.fill(shares, 1);
  }

  /// The shares of the tasks of a step, as a point of the simplex.
  double[] present(TaskLosses losses) {
    double[] present = new double[losses.size()];
    double sum = 0;
    for (int i = 0; i < present.length; i++) {
      present[i] = shares[losses.task(i)];
      sum += present[i];
    }
    if (!(sum > 0)) return Simplex.centre(present.length);
    for (int i = 0; i < present.length; i++) present[i] /= sum;
    return present;
  }

  /// Keeps shares of the tasks of a step. They sum to the number of the step's tasks, so that no task is at a disadvantage for the steps in which it was absent.
  void keep(double[] present, TaskLosses losses) {
    for (int i = 0; i < present.length; i++) shares[losses.task(i)] = present[i] * present.length;
  }

  /// One step of a point of the simplex against `G·a + offset`, which is half the gradient of `‖Jᵀa‖²` where the offset is zero.
  static double[] descend(double[] a, Gramian gramian, double[] offset, double rate) {
    double[] moved = new double[a.length];
    for (int i = 0; i < a.length; i++) moved[i] = a[i] - rate * (gramian.dot(i, a) + offset[i]);
    return Simplex.nearest(moved);
  }

  /// The Gramian of gradients whose mean square length is 1; as it is where there are none.
  static Gramian measured(Gramian gramian) {
    double mean = 0;
    for (int i = 0; i < gramian.size(); i++) mean += gramian.get(i, i) / gramian.size();
    if (!(mean > 0)) return gramian;
    double[] factors = new double[gramian.size()];
    Arrays.fill(factors, 1 / Math.sqrt(mean));
    return gramian.scaled(factors);
  }
}
