package dev.medley.plugins.surgery;

import java.util.stream.IntStream;

/// Projects mixtures of directions onto the cone of all vectors that no direction conflicts with.
///
/// The nearest such vector to `Σ u_k·d_k` is `Σ v_k·d_k` with `v = argmin vᵀ·C·v` over `v ≥ u`, where `C` holds the directions' cosines. With `v = u + y` that is a least-squares problem
/// with `y ≥ 0`, solved exactly by growing and shrinking the set of positive `y`.
///
/// @see <a href="https://doi.org/10.1137/1.9781611971217">Lawson and Hanson, Solving Least Squares Problems, 1974, chapter 23</a>
final class DualCone {

  private static final double ROUNDING = 1e-12;

  private final double[][] cosines;

  /// @param cosines with a ridge, so that any part of them can be solved with
  DualCone(double[][] cosines) {
    this.cosines = cosines;
  }

  /// `v` for a given `u`.
  double[] project(double[] u) {
    int n = u.length;
    double[] right = new double[n];
    double size = 0;
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) right[k] -= cosines[k][l] * u[l];
      size = Math.max(size, Math.abs(u[k]));
    }
    double[] y = new double[n];
    boolean[] positive = new boolean[n];
    // A set never comes twice, so this ends by itself; the bound guards against rounding.
    for (int changes = 0; changes < 10 * n; changes++) {
      int worst = steepest(right, y, positive, ROUNDING * size);
      if (worst < 0) break;
      positive[worst] = true;
      settle(right, y, positive);
    }
    for (int k = 0; k < n; k++) y[k] += u[k];
    return y;
  }

  /// The one, of those that are zero, that gains most by growing; -1 if none gains more than rounding.
  private int steepest(double[] right, double[] y, boolean[] positive, double rounding) {
    int best = -1;
    double steepest = rounding;
    for (int k = 0; k < y.length; k++) {
      if (positive[k]) continue;
      double slope = right[k];
      for (int l = 0; l < y.length; l++) slope -= cosines[k][l] * y[l];
      if (slope > steepest) {
        best = k;
        steepest = slope;
      }
    }
    return best;
  }

  /// Moves `y` to the least point over the positive ones, dropping those that would leave the positive side.
  private void settle(double[] right, double[] y, boolean[] positive) {
    boolean whole = false;
    while (!whole) {
      double[] target = solve(right, positive);
      double stretch = 1;
      for (int k = 0; k < y.length; k++)
        if (positive[k] && target[k] <= 0) stretch = Math.min(stretch, y[k] > 0 ? y[k] / (y[k] - target[k]) : 0);
      whole = stretch == 1;
      for (int k = 0; k < y.length; k++) {
        if (!positive[k]) continue;
        y[k] = Math.max(0, y[k] + stretch * (target[k] - y[k]));
        if (!whole && y[k] <= 1e-15 * Math.abs(target[k])) y[k] = 0;
        if (!whole && y[k] == 0) positive[k] = false;
      }
    }
  }

  private double[] solve(double[] right, boolean[] positive) {
    int[] rows = IntStream.range(0, positive.length).filter(k -> positive[k]).toArray();
    double[][] part = new double[rows.length][rows.length];
    double[] b = new double[rows.length];
    for (int p = 0; p < rows.length; p++) {
      b[p] = right[rows[p]];
      for (int q = 0; q < rows.length; q++) part[p][q] = cosines[rows[p]][rows[q]];
    }
    double[] solved = Cholesky.of(part, 0).map(c -> c.solve(b)).orElseGet(() -> new double[rows.length]);
    double[] target = new double[positive.length];
    for (int p = 0; p < rows.length; p++) target[rows[p]] = solved[p];
    return target;
  }
}
