package dev.medley.training;

/// Rows of a task in one order by difficulty, the easiest first; at least one. Two are the same order only if they are the same object.
final class Order {

  private final int[] rows;

  /// @param rows kept, not copied
  Order(int[] rows) {
    this.rows = rows;
  }

  int size() {
    return rows.length;
  }

  int row(int place) {
    return rows[place];
  }
}
