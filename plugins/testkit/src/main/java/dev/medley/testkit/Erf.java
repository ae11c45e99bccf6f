package dev.medley.testkit;

/// The error function to the precision of a double, and what is made of it.
final class Erf {

  private static final double SCALE = 2 / Math.sqrt(Math.PI);

  private Erf() {}

  /// `2/√π·∫₀ˣ e^{-t²} dt`, by `2/√π·e^{-x²}·Σ 2ⁿx²ⁿ⁺¹/(2n+1)!!`, whose terms have one sign; beyond 6 it is 1 to the last digit.
  static double erf(double x) {
    if (Math.abs(x) > 6) return Math.signum(x);
    double term = x;
    double sum = x;
    for (int n = 1; n < 200 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return SCALE * Math.exp(-x * x) * sum;
  }

  static double derivative(double x) {
    return SCALE * Math.exp(-x * x);
  }

  /// The normal distribution function.
  static double phi(double x) {
    return 0.5 * (1 + erf(x / Math.sqrt(2)));
  }

  /// The normal density.
  static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
