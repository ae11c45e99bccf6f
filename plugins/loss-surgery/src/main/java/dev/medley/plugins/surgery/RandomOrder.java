package dev.medley.plugins.surgery;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Orders of the rows of a step.
final class RandomOrder {

  private RandomOrder() {}

  /// `0, 1, ..., size − 1`.
  static int[] first(int size) {
    int[] order = new int[size];
    Arrays.setAll(order, j -> j);
    return order;
  }

  static void shuffle(int[] order, RandomGenerator random) {
    for (int k = order.length - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      int swapped = order[k];
      order[k] = order[other];
      order[other] = swapped;
    }
  }
}
