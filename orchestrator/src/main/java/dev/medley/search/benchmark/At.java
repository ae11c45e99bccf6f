package dev.medley.search.benchmark;

import dev.medley.api.parameter.Value;
import dev.medley.space.Point;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// What a point holds for a parameter, in the type that a problem knows it has.
final class At {

  private At() {}

  static boolean has(Point point, String path) {
    return point.values().containsKey(path);
  }

  static double number(Point point, String path) {
    return switch (value(point, path)) {
      case Value.Real(double real) -> real;
      case Value.Whole(long whole) -> whole;
      case Value other -> throw new IllegalArgumentException(path + " is no number but " + other);
    };
  }

  static String word(Point point, String path) {
    return ((Value.Word) value(point, path)).value();
  }

  static List<String> order(Point point, String path) {
    return ((Value.Order) value(point, path)).items();
  }

  static Map<String, Double> shares(Point point, String path) {
    return ((Value.Shares) value(point, path)).parts();
  }

  private static Value value(Point point, String path) {
    return Objects.requireNonNull(point.values().get(path), path);
  }

  static double square(double v) {
    return v * v;
  }

  /// `stem-1`, `stem-2` and so on.
  static List<String> names(String stem, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> stem + "-" + i).toList();
  }
}
