package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The task gradients apart from their lengths: the cosines between those that are not zero.
///
/// Gradients of very different lengths make a Gramian that is hopeless to solve with, and their cosines a good one. A gradient of zero has no direction and is
/// left out.
final class Directions {

  private final int tasks;
  private final int[] rows;
  private final double[] norms;
  private final double[][] cosines;

  private Directions(int tasks, int[] rows, double[] norms, double[][] cosines) {
    this.tasks = tasks;
    this.rows = rows;
    this.norms = norms;
    this.cosines = cosines;
  }

  static Directions of(Gramian gramian) {
    int[] rows = IntStream.range(0, gramian.size()).filter(i -> gramian.get(i, i) > 0).toArray();
    double[] norms = Arrays.stream(rows).mapToDouble(gramian::norm).toArray();
    double[][] cosines = new double[rows.length][rows.length];
    for (int k = 0; k < rows.length; k++) {
      for (int l = 0; l < rows.length; l++)
        cosines[k][l] = k == l ? 1 : Math.clamp(gramian.get(rows[k], rows[l]) / norms[k] / norms[l], -1, 1);
    }
    return new Directions(gramian.size(), rows, norms, cosines);
  }

  /// How many gradients are not zero.
  int size() {
    return rows.length;
  }

  /// The length of gradient `k` of those.
  double norm(int k) {
    return norms[k];
  }

  /// The row, among all tasks of the step, of gradient `k` of those.
  int row(int k) {
    return rows[k];
  }

  /// The cosines; a copy.
  double[][] cosines() {
    return Arrays.stream(cosines).map(double[]::clone).toArray(double[][]::new);
  }

  /// The cosines with more on the diagonal, so that they can be solved with.
  double[][] cosines(double ridge) {
    double[][] copy = cosines();
    for (int k = 0; k < copy.length; k++) copy[k][k] += ridge;
    return copy;
  }

  /// Weights of the gradients, from weights of their directions; 0 for gradients of zero.
  double[] weights(double[] ofDirections) {
    double[] weights = new double[tasks];
    for (int k = 0; k < rows.length; k++) weights[rows[k]] = ofDirections[k] / norms[k];
    return weights;
  }
}
