package dev.medley.space;

import java.util.Locale;

/// How numbers are written in messages and as options of a choice: `16`, `0.5`, `1e-4`; exact, so that reading gives the number again.
final class Numbers {

  /// Whole numbers below are written with all their digits.
  private static final double EXACT = 1e15;

  private Numbers() {}

  static String show(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) return Long.toString((long) value);
    return Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
  }

  static String interval(double min, double max) {
    return "[" + show(min) + ", " + show(max) + "]";
  }

  static double clamp(double value, double min, double max) {
    return Math.max(min, Math.min(max, value));
  }

  static long clamp(long value, long min, long max) {
    return Math.max(min, Math.min(max, value));
  }
}
