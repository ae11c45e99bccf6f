package dev.medley.meta;

import java.util.List;
import java.util.TreeSet;

/// After how many steps of adapting new tasks are looked at.
public final class AdaptationCurve {

  private static final List<Integer> MARKS = List.of(0, 1, 5, 10);

  private AdaptationCurve() {}

  /// Before the first step and after the last, and after some between.
  public static List<Integer> marks(int steps) {
    var marks = new TreeSet<>(MARKS.stream().filter(mark -> mark < steps).toList());
    marks.add(steps);
    return List.copyOf(marks);
  }

  /// How what is measured after so many steps is called.
  public static String name(int steps) {
    return "after-" + steps;
  }
}
