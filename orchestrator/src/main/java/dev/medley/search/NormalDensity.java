package dev.medley.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;

/// The normal distribution about a number, or about each of several, cut off at the ends of the unit interval.
record NormalDensity(double deviation) implements Density {

  private static final double LOG_ROOT_TAU = 0.5 * Math.log(2 * Math.PI);

  /// A drawn number lies inside almost at once: at least a third of the mass does.
  private static final int DRAWS = 100;

  @Override
  public double logDensity(double[] genes, double[] center) {
    double log = 0;
    for (int i = 0; i < genes.length; i++) log += logDensity(genes[i], center[i]);
    return log;
  }

  private double logDensity(double gene, double center) {
    double z = (gene - center) / deviation;
    double inside = 0.5 * Erf.erf(-center / deviation * Math.sqrt(.5), (1 - center) / deviation * Math.sqrt(.5));
    return -0.5 * z * z - LOG_ROOT_TAU - Math.log(deviation) - Math.log(inside);
  }

  @Override
  public double[] drawn(double[] center, RandomGenerator random) {
    return Arrays.stream(center).map(c -> drawn(c, random)).toArray();
  }

  private double drawn(double center, RandomGenerator random) {
    for (int i = 0; i < DRAWS; i++) {
      double at = center + deviation * random.nextGaussian();
      if (at >= 0 && at <= 1) return at;
    }
    return random.nextDouble();
  }

  @Override
  public double logUniform() {
    return 0;
  }
}
