package dev.medley.plugins.surgery;

import java.util.Arrays;

/// Weights of directions whose sum has the same inner product with each of them.
final class Impartial {

  /// Cosines with a smaller pivot are as good as dependent.
  private static final double DEPENDENT = 1e-9;

  private Impartial() {}

  /// The shortest `b` with `C·b` as near to 1 as can be.
  static double[] of(Directions directions) {
    double[] ones = new double[directions.size()];
    Arrays.fill(ones, 1);
    return Cholesky.of(directions.cosines(), DEPENDENT).map(c -> c.solve(ones))
        .orElseGet(() -> Spectrum.of(directions.cosines()).apply(value -> 1 / value, ones));
  }
}
