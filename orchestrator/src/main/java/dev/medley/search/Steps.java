package dev.medley.search;

/// Steps that stay in the unit interval.
final class Steps {

  private Steps() {}

  /// Where a step ends that is thrown back at the ends of the unit interval.
  static double reflected(double at) {
    double folded = Math.abs(at) % 2;
    return folded > 1 ? 2 - folded : folded;
  }
}
