package dev.medley.plugins.surgery;

import java.util.Arrays;

/// Points of the simplex: not negative, summing to 1.
final class Simplex {

  private Simplex() {}

  /// The nearest point of the simplex.
  ///
  /// @see <a href="https://doi.org/10.1145/1390156.1390191">Duchi et al., Efficient Projections onto the l1-Ball, ICML 2008, Figure 1</a>
  static double[] nearest(double[] point) {
    double[] falling = point.clone();
    Arrays.sort(falling);
    double sum = 0;
    double shift = 0;
    for (int k = 1; k <= falling.length; k++) {
      sum += falling[falling.length - k];
      double candidate = (sum - 1) / k;
      if (falling[falling.length - k] > candidate) shift = candidate;
    }
    double least = shift;
    return Arrays.stream(point).map(p -> Math.max(0, p - least)).toArray();
  }

  static double[] centre(int size) {
    double[] centre = new double[size];
    Arrays.fill(centre, 1.0 / size);
    return centre;
  }
}
