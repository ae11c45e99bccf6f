package dev.medley.search;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;

/// The normal distribution about a number, cut off at the ends of the unit interval.
record NormalDensity(double deviation) implements Density {

  private static final double LOG_ROOT_TAU = 0.5 * Math.log(2 * Math.PI);

  /// A drawn number lies inside almost at once: at least a third of the mass does.
  private static final int DRAWS = 100;

  @Override
  public double logDensity(double[] genes, double[] center) {
    double z = (genes[0] - center[0]) / deviation;
    double inside = 0.5 * Erf.erf(-center[0] / deviation * Math.sqrt(.5), (1 - center[0]) / deviation * Math.sqrt(.5));
    return -0.5 * z * z - LOG_ROOT_TAU - Math.log(deviation) - Math.log(inside);
  }

  @Override
  public double[] drawn(double[] center, RandomGenerator random) {
    for (int i = 0; i < DRAWS; i++) {
      double at = center[0] + deviation * random.nextGaussian();
      if (at >= 0 && at <= 1) return new double[]{at};
    }
    return new double[]{random.nextDouble()};
  }

  @Override
  public double logUniform() {
    return 0;
  }
}
