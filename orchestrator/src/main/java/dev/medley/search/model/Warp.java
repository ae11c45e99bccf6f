package dev.medley.search.model;

import java.util.Arrays;

/// Outcomes as a model takes them best: of mean 0 and deviation 1, in their order, and with what is worse than the median drawn together.
///
/// `y` stays below the median `m`, and becomes `m + s·log(1 + (y − m)/s)` above, with `s` the distance from the median to the best. Bad outcomes often lie orders of
/// magnitude apart, which says little about where the best is. As the better half of the trials closes in on an optimum, so does the
/// scale: the model sees ever finer differences there, and they keep their shape.
public final class Warp {

  private static final double TINY = 1e-12;

  /// Beyond it squares would overflow.
  private static final double LARGEST = 1e100;

  private Warp() {}

  /// @param outcomes finite, at least one; not changed
  public static double[] of(double[] outcomes) {
    var values = Arrays.stream(outcomes).map(y -> Math.clamp(y, -LARGEST, LARGEST)).toArray();
    var sorted = values.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    double scale = median - sorted[0];
    scale = Math.max(scale, TINY * Math.max(Math.abs(median), sorted[sorted.length - 1] - median));
    if (scale > 0) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] > median) values[i] = median + scale * Math.log1p((values[i] - median) / scale);
      }
    }
    standardise(values);
    return values;
  }

  /// Of mean 0 and deviation 1, in their proportions.
  ///
  /// @param outcomes finite, at least one; not changed
  public static double[] standardised(double[] outcomes) {
    var values = Arrays.stream(outcomes).map(y -> Math.clamp(y, -LARGEST, LARGEST)).toArray();
    standardise(values);
    return values;
  }

  private static void standardise(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = 0;
    for (double v : values) squares += (v - mean) * (v - mean);
    double deviation = Math.sqrt(squares / values.length);
    for (int i = 0; i < values.length; i++) values[i] = deviation > 0 ? (values[i] - mean) / deviation : 0;
  }
}
