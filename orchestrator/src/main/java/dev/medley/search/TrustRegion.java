package dev.medley.search;

/// How far from the best trial it is worth looking: widens with each trial that becomes the best, and narrows with each that does not.
final class TrustRegion {

  private static final double FIRST = 0.3;
  private static final double WIDEST = 0.4;
  private static final double NARROWEST = 0.01;
  private static final double GROWTH = 1.4;
  private static final double DECAY = 0.95;

  private TrustRegion() {}

  /// The largest step, in units of the cube.
  ///
  /// @param rated   the trials in their order, less is better
  /// @param skipped how many trials at the beginning say nothing
  static double radius(double[] rated, int skipped) {
    double radius = FIRST;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rated.length; i++) {
      double value = rated[i];
      if (i >= skipped) radius = value < best ? Math.min(WIDEST, radius * GROWTH) : Math.max(NARROWEST, radius * DECAY);
      best = Math.min(best, value);
    }
    return radius;
  }
}
