package dev.medley.search.model;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;

/// Covariance matrices, as the library takes them.
final class Covariance {

  /// How unequal mirrored elements may be; ours are written twice and equal.
  static final double SYMMETRY = 1e-12;

  /// A diagonal element of the factor below this is taken for a singular matrix.
  static final double LEAST_PIVOT = 1e-10;

  private Covariance() {}

  /// @param pairs those of `(i, j)`, `j < i`, at `i(i − 1)/2 + j`
  static Array2DRowRealMatrix matrix(int size, double[] pairs, double diagonal) {
    var rows = new double[size][size];
    for (int i = 0, q = 0; i < size; i++) {
      for (int j = 0; j < i; j++, q++) {
        rows[i][j] = pairs[q];
        rows[j][i] = pairs[q];
      }
      rows[i][i] = diagonal;
    }
    return new Array2DRowRealMatrix(rows, false);
  }
}
