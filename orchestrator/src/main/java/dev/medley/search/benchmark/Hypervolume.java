package dev.medley.search.benchmark;

import java.util.Comparator;
import java.util.List;

/// The area that outcomes with two objectives dominate, up to a reference: what a front is worth, more is better.
public final class Hypervolume {

  private Hypervolume() {}

  /// @param objectives two of each outcome, to be minimised; those beyond the reference count nothing
  public static double of(List<List<Double>> objectives, double reference1, double reference2) {
    var within = objectives.stream().filter(o -> o.get(0) < reference1 && o.get(1) < reference2)
        .sorted(Comparator.comparing((List<Double> o) -> o.get(0)).thenComparing(o -> o.get(1))).toList();
    double area = 0;
    double height = reference2;
    for (var outcome : within) {
      if (outcome.get(1) >= height) continue;
      area += (reference1 - outcome.get(0)) * (height - outcome.get(1));
      height = outcome.get(1);
    }
    return area;
  }
}
