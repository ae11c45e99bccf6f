package dev.medley.robustness;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A figure over growing strengths.
public record Curve(SortedMap<Double, Double> byStrength) {

  public Curve {
    byStrength = Collections.unmodifiableSortedMap(new TreeMap<>(byStrength));
  }

  /// The area under it by trapezoids, divided by the range of strengths: the mean figure if all strengths in the range are as likely. Not a number where there are less than two.
  public double area() {
    if (byStrength.size() < 2) return Double.NaN;
    double area = 0;
    Map.Entry<Double, Double> before = null;
    for (var point : byStrength.entrySet()) {
      if (before != null) area += (point.getKey() - before.getKey()) * (point.getValue() + before.getValue()) / 2;
      before = point;
    }
    return area / (byStrength.lastKey() - byStrength.firstKey());
  }
}
