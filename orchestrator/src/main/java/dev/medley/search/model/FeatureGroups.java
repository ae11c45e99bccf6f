package dev.medley.search.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which neighbouring features belong together: those of a group share a weight in a distance.
public final class FeatureGroups {

  private final int[] ends;

  private FeatureGroups(int[] ends) {
    this.ends = ends;
  }

  /// @param sizes how many features each group has
  public static FeatureGroups of(List<Integer> sizes) {
    var ends = sizes.stream().mapToInt(Integer::intValue).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
    return new FeatureGroups(ends);
  }

  public int count() {
    return ends.length;
  }

  /// How many features there are in all.
  public int features() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /// The features that are groups of their own: numbers, and choices with an order.
  int[] numbers() {
    return IntStream.range(0, count()).filter(g -> end(g) - start(g) == 1).map(this::start).toArray();
  }

  int start(int group) {
    return group == 0 ? 0 : ends[group - 1];
  }

  int end(int group) {
    return ends[group];
  }
}
