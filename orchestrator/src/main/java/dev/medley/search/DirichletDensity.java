package dev.medley.search;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;

/// Dirichlet's distribution with parameters `1 + c·share`: on the simplex itself, with its mode at the center, and never zero where the center is zero.
///
/// Where only some parts may have a share, what is drawn is closed, and densities are those of mixes a little off the face that they lie on.
///
/// @param bandwidth `c` is its inverse square
record DirichletDensity(SimplexBlock block, double bandwidth) implements Density {

  /// How far off its face a mix is taken to lie, where it must lie on one.
  private static final double OFF = 1e-3;

  @Override
  public double logDensity(double[] genes, double[] center) {
    double off = block.sparse() ? OFF : 0;
    double concentration = 1 / (bandwidth * bandwidth);
    double log = Gamma.logGamma(genes.length + concentration);
    for (int i = 0; i < genes.length; i++) {
      double excess = concentration * center[i];
      log -= Gamma.logGamma(1 + excess);
      if (excess > 0) log += excess * Math.log((genes[i] + off) / (1 + off * genes.length));
    }
    return log;
  }

  @Override
  public double[] drawn(double[] center, RandomGenerator random) {
    double concentration = 1 / (bandwidth * bandwidth);
    var drawn = new double[center.length];
    for (int i = 0; i < drawn.length; i++) drawn[i] = gamma(1 + concentration * center[i], random);
    return block.closed(drawn);
  }

  @Override
  public double logUniform() {
    return Gamma.logGamma(block.size());
  }

  /// A gamma variate of scale 1.
  ///
  /// @param shape at least 1
  /// @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, 2000</a>
  private static double gamma(double shape, RandomGenerator random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }
}
