package dev.medley.training;

import dev.medley.training.random.Streams;
import java.util.random.RandomGenerator;

/// Rows in a random order without replacement, shuffled anew for every pass.
final class RowStream {

  private final int[] rows;
  private final RandomGenerator random;
  private int next;

  RowStream(int[] rows, long seed) {
    this.rows = rows;
    this.random = Streams.stream(seed);
    this.next = rows.length;
  }

  int next() {
    if (next == rows.length) {
      for (int i = rows.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int row = rows[i];
        rows[i] = rows[j];
        rows[j] = row;
      }
      next = 0;
    }
    return rows[next++];
  }
}
