package dev.medley.api.loss;

import java.util.Arrays;

/// The inner products of the gradients of the tasks' losses on the shared parameters: `G = J·Jᵀ`, symmetric, `[m, m]`. Immutable.
public final class Gramian {

  private final int size;
  private final double[] values;

  private Gramian(int size, double[] values) {
    if (values.length != size * size) throw new IllegalArgumentException(values.length + " values do not fill a matrix of side " + size);
    this.size = size;
    this.values = values;
  }

  /// @param values row-major
  public static Gramian of(int size, double... values) {
    return new Gramian(size, values.clone());
  }

  /// The Gramian of the rows of a Jacobian.
  public static Gramian ofRows(double[][] rows) {
    int m = rows.length;
    double[] products = new double[m * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        for (int k = 0; k < rows[i].length; k++) products[i * m + j] += rows[i][k] * rows[j][k];
      }
    }
    return new Gramian(m, products);
  }

  /// The number of tasks `m`.
  public int size() {
    return size;
  }

  public double get(int i, int j) {
    return values[i * size + j];
  }

  /// `‖g_i‖`.
  public double norm(int i) {
    return Math.sqrt(Math.max(0, get(i, i)));
  }

  /// `wᵀ·G·w = ‖Jᵀw‖²`.
  public double quadratic(double[] w) {
    double sum = 0;
    for (int i = 0; i < size; i++) sum += w[i] * dot(i, w);
    return sum;
  }

  /// `(G·w)_i`, the inner product of task `i`'s gradient with the update `Jᵀw`.
  public double dot(int i, double[] w) {
    double sum = 0;
    for (int j = 0; j < size; j++) sum += get(i, j) * w[j];
    return sum;
  }

  /// The Gramian of rows scaled one by one.
  public Gramian scaled(double[] factors) {
    double[] scaled = values.clone();
    for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) scaled[i * size + j] *= factors[i] * factors[j];
    return new Gramian(size, scaled);
  }

  @Override
  public String toString() {
    return "G" + size + Arrays.toString(values);
  }
}
