package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One assignment of values to the active parameters of a space, by path. Reals are [Value.Real], whole numbers [Value.Whole], choices [Value.Word],
/// simplices [Value.Shares], permutations [Value.Order].
public record Point(SortedMap<String, Value> values) {

  public Point {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static Point of(Map<String, Value> values) {
    return new Point(new TreeMap<>(values));
  }
}
