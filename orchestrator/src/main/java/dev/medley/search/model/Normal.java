package dev.medley.search.model;

import org.apache.commons.math3.special.Erf;

/// The standard normal distribution.
final class Normal {

  private static final double ROOT_HALF = Math.sqrt(0.5);

  private Normal() {}

  static double cumulative(double z) {
    return 0.5 * Erf.erfc(-z * ROOT_HALF);
  }
}
