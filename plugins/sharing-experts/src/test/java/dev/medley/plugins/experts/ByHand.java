package dev.medley.plugins.experts;

import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import java.util.Arrays;
import java.util.Objects;

/// Products and gates of one row, in plain loops.
final class ByHand {

  private ByHand() {}

  static Array input(Bindings bindings, String name) {
    return Objects.requireNonNull(bindings.inputs().get(name));
  }

  static Array parameter(Bindings bindings, String name) {
    return Objects.requireNonNull(bindings.parameters().get(name));
  }

  /// That of the micro-batch's task.
  static Array own(Bindings bindings, String name) {
    return parameter(bindings, name).row(bindings.task());
  }

  static double[] product(double[] x, Array matrix) {
    int columns = matrix.shape().dim(1);
    double[] product = new double[columns];
    for (int k = 0; k < x.length; k++) for (int c = 0; c < columns; c++) product[c] += x[k] * matrix.get(k * columns + c);
    return product;
  }

  /// `relu(x·W + b)`.
  static double[] layer(double[] x, Array weight, Array bias) {
    double[] y = product(x, weight);
    for (int i = 0; i < y.length; i++) y[i] = Math.max(0, y[i] + bias.get(i));
    return y;
  }

  static double[] softmax(double[] logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(l -> Math.exp(l) / sum).toArray();
  }

  /// `Σ_i shares_i · experts_i`, the experts one after the other.
  static double[] blend(double[] shares, double[] experts, int width) {
    double[] blend = new double[width];
    for (int i = 0; i < shares.length; i++) for (int u = 0; u < width; u++) blend[u] += shares[i] * experts[i * width + u];
    return blend;
  }

  static double[] join(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }
}
