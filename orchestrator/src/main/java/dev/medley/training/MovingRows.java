package dev.medley.training;

import dev.medley.training.random.Streams;
import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/// Rows at random from a range that moves along an order, without replacement within a pass. Rows that enter the range join the pass under way; rows that leave it are
/// left out; the next pass begins when every row of the range has been drawn. O(1) a draw, and O(1) for each row that enters or leaves.
final class MovingRows {

  private final RandomGenerator random;
  private final BitSet drawn = new BitSet();
  private final BitSet waiting = new BitSet();
  private final BitSet inside = new BitSet();
  private Order order = new Order(new int[0]);
  private int[] pool = {};
  private int size;
  private int from;
  private int to;

  MovingRows(long seed) {
    random = Streams.stream(seed);
  }

  /// Sets the range.
  ///
  /// @param start in `[0, 1)`
  /// @param end   above `start`, at most 1
  void move(Order order, double start, double end) {
    int first = Math.min(order.size() - 1, (int) Math.round(start * order.size()));
    int last = Math.max(first + 1, (int) Math.round(end * order.size()));
    if (order == this.order && first == from && last == to) return;
    if (order == this.order) {
      for (int i = from; i < Math.min(to, first); i++) inside.clear(order.row(i));
      for (int i = Math.max(from, last); i < to; i++) inside.clear(order.row(i));
      for (int i = first; i < Math.min(last, from); i++) enter(order.row(i));
      for (int i = Math.max(first, to); i < last; i++) enter(order.row(i));
    } else {
      inside.clear();
      this.order = order;
      for (int i = first; i < last; i++) enter(order.row(i));
    }
    from = first;
    to = last;
  }

  private void enter(int row) {
    inside.set(row);
    if (!drawn.get(row)) await(row);
  }

  private void await(int row) {
    if (waiting.get(row)) return;
    waiting.set(row);
    if (size == pool.length) pool = Arrays.copyOf(pool, Math.max(16, 2 * size));
    pool[size++] = row;
  }

  int next() {
    while (true) {
      if (size == 0) pass();
      int i = random.nextInt(size);
      int row = pool[i];
      pool[i] = pool[--size];
      waiting.clear(row);
      if (!inside.get(row)) continue;
      drawn.set(row);
      return row;
    }
  }

  private void pass() {
    drawn.clear();
    for (int i = from; i < to; i++) await(order.row(i));
  }
}
