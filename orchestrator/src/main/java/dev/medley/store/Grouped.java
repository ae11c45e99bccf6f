package dev.medley.store;

import java.util.List;

/// Trials by what they have in one column.
///
/// @param name the full name of the column
/// @param by the full name of what they are judged by
/// @param direction which end is better
/// @param groups the one with the best trial first
public record Grouped(String name, String by, Direction direction, List<Group> groups) {

  public Grouped {
    groups = List.copyOf(groups);
  }

  /// The trials that have one value.
  ///
  /// @param value what they have; empty for those that have none
  /// @param trials how many they are
  /// @param best the best of them; NaN where none reached a number
  /// @param median of those that reached a number
  public record Group(String value, int trials, double best, double median) {}
}
