package dev.medley.plugins.surgery;

import java.util.function.DoubleUnaryOperator;

/// The eigenvalues `λ` and eigenvectors `V` of a small symmetric matrix, by rotations that make one pair of elements zero at a time.
///
/// @see <a href="https://doi.org/10.1515/crll.1846.30.51">Jacobi, Über ein leichtes Verfahren, die in der Theorie der Säcularstörungen vorkommenden Gleichungen numerisch aufzulösen, 1846</a>
final class Spectrum {

  /// Rotations converge quadratically; in practice eight rounds are many.
  private static final int ROUNDS = 30;

  private final double[][] matrix;
  private final double[][] vectors;

  private Spectrum(double[][] matrix) {
    this.matrix = matrix;
    vectors = new double[matrix.length][matrix.length];
    for (int k = 0; k < matrix.length; k++) vectors[k][k] = 1;
  }

  /// @param symmetric is overwritten
  static Spectrum of(double[][] symmetric) {
    var spectrum = new Spectrum(symmetric);
    int round = 0;
    while (round < ROUNDS && spectrum.rotate()) round++;
    return spectrum;
  }

  int size() {
    return matrix.length;
  }

  double value(int k) {
    return matrix[k][k];
  }

  /// Element `i` of eigenvector `k`.
  double vector(int k, int i) {
    return vectors[k][i];
  }

  double largest() {
    double largest = 0;
    for (int k = 0; k < size(); k++) largest = Math.max(largest, value(k));
    return largest;
  }

  /// Below this an eigenvalue is nothing but rounding.
  double rounding() {
    return largest() * size() * 1e-13;
  }

  /// `V·f(λ)·Vᵀ·x` over the eigenvalues above [#rounding]; an eigenvector that is at a right angle to `x` but for rounding adds nothing.
  double[] apply(DoubleUnaryOperator f, double[] x) {
    double[] result = new double[size()];
    double size = 0;
    for (double each : x) size += Math.abs(each);
    for (int k = 0; k < size(); k++) {
      if (value(k) <= rounding()) continue;
      double along = 0;
      for (int i = 0; i < size(); i++) along += vectors[k][i] * x[i];
      if (Math.abs(along) < 1e-14 * size) continue;
      along *= f.applyAsDouble(value(k));
      for (int i = 0; i < size(); i++) result[i] += along * vectors[k][i];
    }
    return result;
  }

  /// One round over all pairs; returns whether anything was left to do.
  private boolean rotate() {
    boolean changed = false;
    for (int p = 0; p < size(); p++) {
      for (int q = p + 1; q < size(); q++) {
        if (Math.abs(matrix[p][q]) <= 1e-16 * Math.sqrt(Math.abs(matrix[p][p] * matrix[q][q])) || Math.abs(matrix[p][q]) < 1e-300) continue;
        rotate(p, q);
        changed = true;
      }
    }
    return changed;
  }

  private void rotate(int p, int q) {
    double slope = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double tangent = (slope >= 0 ? 1 : -1) / (Math.abs(slope) + Math.hypot(slope, 1));
    double cosine = 1 / Math.hypot(tangent, 1);
    double sine = tangent * cosine;
    for (int k = 0; k < size(); k++) {
      double a = matrix[k][p];
      double b = matrix[k][q];
      matrix[k][p] = cosine * a - sine * b;
      matrix[k][q] = sine * a + cosine * b;
    }
    turn(matrix[p], matrix[q], cosine, sine);
    turn(vectors[p], vectors[q], cosine, sine);
  }

  private static void turn(double[] first, double[] second, double cosine, double sine) {
    for (int k = 0; k < first.length; k++) {
      double a = first[k];
      double b = second[k];
      first[k] = cosine * a - sine * b;
      second[k] = sine * a + cosine * b;
    }
  }
}
