package dev.medley.space;

import java.util.Locale;

/// How numbers are written in messages and as options of a choice: `16`, `0.5`, `1e-4`; exact, so that reading gives the number again.
final class Numbers {

  private Numbers() {}

  static String show(double value) {
    String text = Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
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
