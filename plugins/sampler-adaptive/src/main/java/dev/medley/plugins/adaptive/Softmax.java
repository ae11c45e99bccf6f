package dev.medley.plugins.adaptive;

import java.util.Arrays;

/// Shares in proportion to exponentials.
final class Softmax {

  private Softmax() {}

  static double[] of(double[] exponents) {
    double largest = Arrays.stream(exponents).max().orElseThrow();
    double[] shares = Arrays.stream(exponents).map(e -> Math.exp(e - largest)).toArray();
    double sum = Arrays.stream(shares).sum();
    for (int i = 0; i < shares.length; i++) shares[i] /= sum;
    return shares;
  }
}
