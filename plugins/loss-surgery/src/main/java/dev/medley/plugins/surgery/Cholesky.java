package dev.medley.plugins.surgery;

import java.util.Optional;

/// Solves with a symmetric positive definite matrix, by its triangular factor `F`, `F·Fᵀ`.
final class Cholesky {

  private final double[][] factor;

  private Cholesky(double[][] factor) {
    this.factor = factor;
  }

  /// Empty if a pivot is not above `least`: the matrix is then singular for the purpose.
  static Optional<Cholesky> of(double[][] matrix, double least) {
    int n = matrix.length;
    double[][] factor = new double[n][n];
    for (int k = 0; k < n; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = matrix[k][l];
        for (int j = 0; j < l; j++) sum -= factor[k][j] * factor[l][j];
        if (k == l && !(sum > least)) return Optional.empty();
        factor[k][l] = k == l ? Math.sqrt(sum) : sum / factor[l][l];
      }
    }
    return Optional.of(new Cholesky(factor));
  }

  double[] solve(double[] right) {
    double[] x = right.clone();
    int n = x.length;
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < k; j++) x[k] -= factor[k][j] * x[j];
      x[k] /= factor[k][k];
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k + 1; j < n; j++) x[k] -= factor[j][k] * x[j];
      x[k] /= factor[k][k];
    }
    return x;
  }
}
