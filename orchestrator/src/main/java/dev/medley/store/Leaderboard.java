package dev.medley.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The best trials of one or more studies.
///
/// @param by the full name of what they are ranked by
/// @param direction which end is better
/// @param rows the best first
/// @param matching how many trials the filter let through, with a value or without; where enough to show were found, perhaps not all of them
public record Leaderboard(String by, Direction direction, List<Row> rows, int matching) {

  public Leaderboard {
    rows = List.copyOf(rows);
  }

  /// One trial of a leaderboard.
  ///
  /// @param rank from 1
  /// @param study the name of its study
  /// @param trial the trial
  /// @param value what it is ranked by
  /// @param scores its final metrics, by label
  public record Row(int rank, String study, Trial trial, double value, SortedMap<String, Double> scores) {
    public Row {
      scores = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }
  }
}
