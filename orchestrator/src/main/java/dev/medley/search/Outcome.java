package dev.medley.search;

import dev.medley.space.Point;
import java.util.List;

/// How a finished trial ended.
///
/// @param number     unique within a history
/// @param point      what was tried
/// @param objectives one value or several, each to be minimised: who maximises, negates. Empty, or with a value that is not finite, for a trial that failed
public record Outcome(int number, Point point, List<Double> objectives) {

  public Outcome {
    objectives = List.copyOf(objectives);
  }

  /// A trial with one objective, which is to be minimised.
  public static Outcome of(int number, Point point, double objective) {
    return new Outcome(number, point, List.of(objective));
  }

  public static Outcome failed(int number, Point point) {
    return new Outcome(number, point, List.of());
  }

  /// Whether the trial ended without an objective that can be compared.
  public boolean failed() {
    for (double objective : objectives) if (!Double.isFinite(objective)) return true;
    return objectives.isEmpty();
  }
}
