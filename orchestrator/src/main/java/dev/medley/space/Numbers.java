package dev.medley.space;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// How numbers are written in messages and as options of a choice: `16`, `0.5`, `1e-4`; exact, so that reading gives the number again.
final class Numbers {

  /// Whole numbers below are written with all their digits.
  private static final double EXACT = 1e15;

  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Numbers() {}

  static String show(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) return Long.toString((long) value);
    return Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
  }

  static String interval(double min, double max) {
    return "[" + show(min) + ", " + show(max) + "]";
  }

  /// Whether all of several texts are numbers, each greater than the one before, or each less.
  static boolean monotone(List<String> texts) {
    if (texts.size() < 2 || !texts.stream().allMatch(t -> NUMBER.matcher(t).matches())) return false;
    var numbers = texts.stream().mapToDouble(Double::parseDouble).toArray();
    return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1])
        || IntStream.range(1, numbers.length).allMatch(i -> numbers[i] < numbers[i - 1]);
  }

  static double clamp(double value, double min, double max) {
    return Math.max(min, Math.min(max, value));
  }

  static long clamp(long value, long min, long max) {
    return Math.max(min, Math.min(max, value));
  }
}
