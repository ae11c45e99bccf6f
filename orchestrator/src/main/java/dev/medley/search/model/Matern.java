package dev.medley.search.model;

/// The Matérn kernel of smoothness 5/2, of a squared distance: `(1 + r + r²/3)·exp(−r)` with `r = √(5·d²)`.
final class Matern {

  private Matern() {}

  static double value(double squared) {
    double r = Math.sqrt(5 * squared);
    return (1 + r + r * r / 3) * Math.exp(-r);
  }

  /// The derivative by the squared distance.
  static double slope(double squared) {
    double r = Math.sqrt(5 * squared);
    return -5.0 / 6 * (1 + r) * Math.exp(-r);
  }
}
