package dev.medley.plugins.encoder;

import dev.medley.testkit.Array;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// One layer of a transformer's decoder with one head, by plain loops over doubles, as the paper's equations stand: nothing of the tensor language.
record DecoderByHand(Map<String, Array> parameters) {

  /// @param before the words before each place
  /// @param read   features of each word that was read
  double[][] write(int[] before, double[][] read) {
    var table = parameters.get("decoder.words.table");
    var places = parameters.get("decoder.places");
    double[][] y = IntStream.range(0, before.length).mapToObj(t -> sum(table.row(before[t]).toArray(), places.row(t).toArray()))
        .toArray(double[][]::new);
    double[][] normal = normal(y, "layer-1.before-attention");
    double[][] queries = linear(normal, "layer-1.queries");
    double[][] keys = linear(normal, "layer-1.keys");
    double[][] values = linear(normal, "layer-1.values");
    double[][] seen = new double[before.length][];
    for (int t = 0; t < before.length; t++) seen[t] = attended(queries[t], Arrays.copyOf(keys, t + 1), Arrays.copyOf(values, t + 1));
    y = sum(y, linear(seen, "layer-1.attended"));
    double[][] asks = linear(normal(y, "layer-1.before-reading"), "layer-1.asks");
    double[][] readKeys = linear(read, "layer-1.read-keys");
    double[][] readValues = linear(read, "layer-1.read-values");
    double[][] found = Arrays.stream(asks).map(q -> attended(q, readKeys, readValues)).toArray(double[][]::new);
    y = sum(y, linear(found, "layer-1.read"));
    double[][] hidden = each(linear(normal(y, "layer-1.before-hidden"), "layer-1.hidden"), DecoderByHand::gelu);
    y = sum(y, linear(hidden, "layer-1.out"));
    return normal(y, "after");
  }

  private static double[] attended(double[] query, double[][] keys, double[][] values) {
    double[] weights = new double[keys.length];
    double total = 0;
    for (int s = 0; s < keys.length; s++) {
      double product = 0;
      for (int i = 0; i < query.length; i++) product += query[i] * keys[s][i];
      weights[s] = Math.exp(product / Math.sqrt(query.length));
      total += weights[s];
    }
    double[] result = new double[values[0].length];
    for (int s = 0; s < keys.length; s++) for (int i = 0; i < result.length; i++) result[i] += weights[s] / total * values[s][i];
    return result;
  }

  private double[][] linear(double[][] x, String name) {
    var weight = parameters.get("decoder." + name + ".weight");
    double[] bias = parameters.get("decoder." + name + ".bias").toArray();
    return Arrays.stream(x).map(row -> {
      double[] result = bias.clone();
      for (int i = 0; i < row.length; i++) for (int o = 0; o < result.length; o++) result[o] += row[i] * weight.row(i).toArray()[o];
      return result;
    }).toArray(double[][]::new);
  }

  private double[][] normal(double[][] x, String name) {
    double[] scale = parameters.get("decoder." + name + ".scale").toArray();
    double[] shift = parameters.get("decoder." + name + ".shift").toArray();
    return Arrays.stream(x).map(row -> {
      double mean = Arrays.stream(row).average().orElse(0);
      double variance = Arrays.stream(row).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      return IntStream.range(0, row.length).mapToDouble(i -> (row[i] - mean) / Math.sqrt(variance + 1e-5) * scale[i] + shift[i]).toArray();
    }).toArray(double[][]::new);
  }

  /// `x·Φ(x)`, the normal distribution by Simpson's rule from 0.
  private static double gelu(double x) {
    int pieces = 2_000;
    double h = x / pieces;
    double sum = 0;
    for (int i = 0; i <= pieces; i++) sum += (i == 0 || i == pieces ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-i * h * i * h / 2);
    return x * (0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI));
  }

  private static double[][] each(double[][] x, DoubleUnaryOperator function) {
    return Arrays.stream(x).map(row -> Arrays.stream(row).map(function).toArray()).toArray(double[][]::new);
  }

  private static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }

  private static double[][] sum(double[][] a, double[][] b) {
    return IntStream.range(0, a.length).mapToObj(t -> sum(a[t], b[t])).toArray(double[][]::new);
  }
}
