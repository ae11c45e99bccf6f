package dev.medley.search.model;

import java.util.Arrays;

/// Finds the most likely kernel, by resilient propagation: each parameter has a step of its own, which grows while the gradient keeps its sign and
/// shrinks when it turns.
///
/// @see <a href="https://doi.org/10.1016/S0925-2312(01)00700-7">Igel and Hüsken, Empirical evaluation of the improved Rprop learning algorithms, 2003</a>
final class KernelFit {

  private static final double FIRST_STEP = 0.15;
  private static final double LARGEST_STEP = 1;
  private static final double LEAST_STEP = 1e-4;
  private static final double GROWTH = 1.3;
  private static final double LEAST_GAIN = 1e-3;
  private static final int LEAST_ITERATIONS = 5;

  private KernelFit() {}

  static Kernel fitted(Kernel start, KernelPosterior posterior, int iterations) {
    var at = start.logarithms();
    var steps = new double[at.length];
    Arrays.fill(steps, FIRST_STEP);
    var before = new double[at.length];
    var best = start;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < iterations; i++) {
      var slope = posterior.at(start.at(at));
      if (Double.isNaN(slope.value)) return least == Double.POSITIVE_INFINITY ? start : best;
      double gain = least - slope.value;
      if (gain > 0) {
        best = start.at(at);
        least = slope.value;
        if (gain < LEAST_GAIN && i > LEAST_ITERATIONS) break;
      }
      for (int k = 0; k < at.length; k++) {
        double gradient = slope.gradient[k];
        double agreement = gradient * before[k];
        if (agreement > 0) {
          steps[k] = Math.min(steps[k] * GROWTH, LARGEST_STEP);
        } else if (agreement < 0) {
          steps[k] = Math.max(steps[k] / 2, LEAST_STEP);
          gradient = 0;
        }
        at[k] -= Math.signum(gradient) * steps[k];
        before[k] = gradient;
      }
      clamp(at, start.groups());
    }
    return best;
  }

  /// Within limits beyond which nothing changes any more.
  private static void clamp(double[] at, int groups) {
    for (int k = 0; k < at.length; k++) {
      if (k < groups) at[k] = Math.clamp(at[k], -10, 8);
      else if (k == groups) at[k] = Math.clamp(at[k], -8, 4);
      else if (k == groups + 1) at[k] = Math.clamp(at[k], -14, 0);
      else at[k] = Math.clamp(at[k], -12, 4);
    }
  }
}
