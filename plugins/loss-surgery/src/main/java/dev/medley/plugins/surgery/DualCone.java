package dev.medley.plugins.surgery;

import java.util.ArrayList;
import java.util.List;

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
    var positive = new ArrayList<Integer>();
    // A set never comes twice, so this ends by itself; the bound guards against rounding.
    for (int changes = 0; changes < 10 * n; changes++) {
      int worst = worst(right, y, positive);
      if (worst < 0 || slope(right, y, worst) <= ROUNDING * size) break;
      positive.add(worst);
      settle(right, y, positive);
    }
    for (int k = 0; k < n; k++) y[k] += u[k];
    return y;
  }

  private int worst(double[] right, double[] y, List<Integer> positive) {
    int worst = -1;
    double steepest = 0;
    for (int k = 0; k < y.length; k++) {
      double slope = positive.contains(k) ? 0 : slope(right, y, k);
      if (slope > steepest) {
        worst = k;
        steepest = slope;
      }
    }
    return worst;
  }

  private double slope(double[] right, double[] y, int k) {
    double slope = right[k];
    for (int l = 0; l < y.length; l++) slope -= cosines[k][l] * y[l];
    return slope;
  }

  /// Moves `y` to the least point over the positive ones, dropping those that would leave the positive side.
  private void settle(double[] right, double[] y, List<Integer> positive) {
    while (!positive.isEmpty()) {
      double[] target = solve(right, positive);
      double stretch = 1;
      for (int p = 0; p < target.length; p++) {
        int k = positive.get(p);
        if (target[p] <= 0) stretch = Math.min(stretch, y[k] / (y[k] - target[p]));
      }
      for (int p = 0; p < target.length; p++) {
        int k = positive.get(p);
        y[k] = Math.max(0, y[k] + stretch * (target[p] - y[k]));
        if (target[p] <= 0 && y[k] <= 1e-15 * Math.abs(target[p])) y[k] = 0;
      }
      if (stretch == 1) return;
      positive.removeIf(k -> y[k] == 0);
    }
  }

  private double[] solve(double[] right, List<Integer> positive) {
    int n = positive.size();
    double[][] part = new double[n][n];
    double[] b = new double[n];
    for (int p = 0; p < n; p++) {
      b[p] = right[positive.get(p)];
      for (int q = 0; q < n; q++) part[p][q] = cosines[positive.get(p)][positive.get(q)];
    }
    return Cholesky.of(part, 0).map(c -> c.solve(b)).orElseGet(() -> new double[n]);
  }
}
