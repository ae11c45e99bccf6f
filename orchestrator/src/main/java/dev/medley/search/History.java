package dev.medley.search;

import dev.medley.space.Point;
import java.util.Comparator;
import java.util.List;

/// All that a search learns from.
///
/// @param finished the trials that ended, whoever proposed them; held by their numbers, in whatever order they are given
/// @param pending  points that are being tried
/// @param queued   points to try before any other, such as a default; those that are finished or pending are passed over
public record History(List<Outcome> finished, List<Point> pending, List<Point> queued) {

  private static final History EMPTY = new History(List.of(), List.of(), List.of());

  public History {
    finished = finished.stream().sorted(Comparator.comparingInt(Outcome::number)).toList();
    pending = List.copyOf(pending);
    queued = List.copyOf(queued);
    for (int i = 1; i < finished.size(); i++) {
      if (finished.get(i - 1).number() == finished.get(i).number())
        throw new IllegalArgumentException("The trial " + finished.get(i).number() + " finished twice");
    }
    if (finished.stream().filter(o -> !o.failed()).mapToInt(o -> o.objectives().size()).distinct().count() > 1) {
      throw new IllegalArgumentException("The trials of a history must have the same number of objectives");
    }
    if (finished.stream().filter(o -> !o.failed()).mapToInt(o -> o.violations().size()).distinct().count() > 1) {
      throw new IllegalArgumentException("The trials of a history must have the same number of constraints");
    }
  }

  public static History of(List<Outcome> finished) {
    return new History(finished, List.of(), List.of());
  }

  public static History empty() {
    return EMPTY;
  }

  /// How many points are known: finished or pending.
  public int size() {
    return finished.size() + pending.size();
  }
}
