package dev.medley.space;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Which items of an order must come before which. Items are their places among the items of the parameter.
public final class Precedences {

  /// For each item, those that must come before it.
  private final List<BitSet> before;
  private final boolean none;

  private Precedences(List<BitSet> before, boolean none) {
    this.before = before;
    this.none = none;
  }

  public static Precedences of(Parameter.Permutation parameter) {
    var items = parameter.items();
    var before = IntStream.range(0, items.size()).mapToObj(_ -> new BitSet()).toList();
    for (var p : parameter.precedences()) before.get(items.indexOf(p.second())).set(items.indexOf(p.first()));
    return new Precedences(before, parameter.precedences().isEmpty());
  }

  public boolean keeps(int[] order) {
    var placed = new BitSet();
    for (int item : order) {
      if (!comes(item, placed)) return false;
      placed.set(item);
    }
    return true;
  }

  /// The order that keeps all precedences and otherwise follows a given one: at each place the first of its items that may come there.
  public int[] kept(int[] order) {
    if (none) return order;
    var kept = new int[order.length];
    var placed = new BitSet();
    for (int place = 0; place < kept.length; place++) {
      for (int item : order) {
        if (placed.get(item) || !comes(item, placed)) continue;
        kept[place] = item;
        placed.set(item);
        break;
      }
    }
    return kept;
  }

  /// Whether two neighbours may change places.
  public boolean free(int first, int second) {
    return !before.get(second).get(first);
  }

  /// Whether there is one order only: then, and only then, no two neighbours of it may change places.
  public boolean total() {
    var order = kept(IntStream.range(0, before.size()).toArray());
    return IntStream.range(1, order.length).noneMatch(i -> free(order[i - 1], order[i]));
  }

  private boolean comes(int item, BitSet placed) {
    var missing = (BitSet) before.get(item).clone();
    missing.andNot(placed);
    return missing.isEmpty();
  }
}
