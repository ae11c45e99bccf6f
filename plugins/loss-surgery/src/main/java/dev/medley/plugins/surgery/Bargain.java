package dev.medley.plugins.surgery;

import java.util.Arrays;

/// Solves `(C·β)_k = a_k · β_k^(−γ)` for `β > 0`, where `C` holds cosines: the point where no party can gain as much, weighed by what it has, as another loses.
///
/// It is the least point of the convex `½·βᵀ·C·β − Σ a_k·ψ(β_k)` with `ψ′(x) = x^(−γ)`, found by Newton steps, each shortened until `β` stays positive and the value falls.
final class Bargain {

  /// Added to the cosines, so that gradients that cancel out lead to long weights and not to endless ones.
  static final double RIDGE = 1e-8;

  private static final int STEPS = 100;

  private final double[][] cosines;
  private final double[] stakes;
  private final double gamma;

  private Bargain(double[][] cosines, double[] stakes, double gamma) {
    this.cosines = cosines;
    this.stakes = stakes;
    this.gamma = gamma;
  }

  /// @param cosines with a ridge
  /// @param stakes  `a`, above 0
  static double[] solve(double[][] cosines, double[] stakes, double gamma) {
    return new Bargain(cosines, stakes, gamma).solve();
  }

  private double[] solve() {
    double[] point = Arrays.stream(stakes).map(a -> Math.pow(a, 1 / (1 + gamma))).toArray();
    for (int step = 0; step < STEPS; step++) {
      double[] slope = slope(point);
      double[] move = direction(point, slope);
      double fall = 0;
      for (int k = 0; k < move.length; k++) fall -= slope[k] * move[k];
      double[] next = search(point, move, fall);
      boolean still = true;
      for (int k = 0; k < next.length; k++) still &= Math.abs(next[k] - point[k]) <= 1e-13 * point[k];
      point = next;
      if (still) break;
    }
    return point;
  }

  private double[] slope(double[] point) {
    double[] slope = new double[point.length];
    for (int k = 0; k < point.length; k++) {
      for (int l = 0; l < point.length; l++) slope[k] += cosines[k][l] * point[l];
      slope[k] -= stakes[k] * Math.pow(point[k], -gamma);
    }
    return slope;
  }

  /// Newton's, in units of the point itself, which makes the matrix well conditioned whatever the stakes are.
  private double[] direction(double[] point, double[] slope) {
    int n = point.length;
    double[][] curvature = new double[n][n];
    double[] right = new double[n];
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) curvature[k][l] = point[k] * cosines[k][l] * point[l];
      curvature[k][k] += gamma * stakes[k] * Math.pow(point[k], 1 - gamma);
      right[k] = -slope[k] * point[k];
    }
    double[] relative = Cholesky.of(curvature, 0).map(c -> c.solve(right)).orElse(right);
    for (int k = 0; k < n; k++) relative[k] *= point[k];
    return relative;
  }

  private double[] search(double[] point, double[] move, double fall) {
    double length = 1;
    for (int k = 0; k < point.length; k++) if (move[k] < 0) length = Math.min(length, -0.9 * point[k] / move[k]);
    double before = value(point);
    for (int halving = 0; halving < 60; halving++) {
      double[] next = new double[point.length];
      for (int k = 0; k < point.length; k++) next[k] = point[k] + length * move[k];
      if (value(next) <= before - 1e-4 * length * fall) return next;
      length /= 2;
    }
    return point;
  }

  private double value(double[] point) {
    double value = 0;
    for (int k = 0; k < point.length; k++) {
      double product = 0;
      for (int l = 0; l < point.length; l++) product += cosines[k][l] * point[l];
      double worth = gamma == 1 ? Math.log(point[k]) : Math.pow(point[k], 1 - gamma) / (1 - gamma);
      value += 0.5 * point[k] * product - stakes[k] * worth;
    }
    return value;
  }
}
