package dev.medley.search;

import dev.medley.space.Point;
import java.util.List;

/// How a finished trial ended.
///
/// @param number     unique within a history
/// @param point      what was tried
/// @param objectives one value or several, each to be minimised: who maximises, negates. Empty, or with a value that is not finite, for a trial that failed
/// @param violations for each constraint how far the outcome is from keeping it; 0 or less where it is kept. Not finite for a trial that failed. What keeps all constraints is better than
///                   what does not, and the less it fails them the better
public record Outcome(int number, Point point, List<Double> objectives, List<Double> violations) {

  public Outcome {
    objectives = List.copyOf(objectives);
    violations = List.copyOf(violations);
  }

  /// A trial of a search without constraints.
  public Outcome(int number, Point point, List<Double> objectives) {
    this(number, point, objectives, List.of());
  }

  /// A trial with one objective, which is to be minimised.
  public static Outcome of(int number, Point point, double objective) {
    return new Outcome(number, point, List.of(objective));
  }

  public static Outcome failed(int number, Point point) {
    return new Outcome(number, point, List.of());
  }

  /// Whether the trial ended without an outcome that can be compared.
  public boolean failed() {
    for (double objective : objectives) if (!Double.isFinite(objective)) return true;
    for (double violation : violations) if (!Double.isFinite(violation)) return true;
    return objectives.isEmpty();
  }

  /// Whether the trial did not fail and keeps all constraints.
  public boolean feasible() {
    return !failed() && violations.stream().allMatch(v -> v <= 0);
  }
}
