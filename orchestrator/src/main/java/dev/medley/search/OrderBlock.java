package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Precedences;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An order: one gene per item, which says how late it comes. Any point of the cube is an order, and all orders have equal room, unless precedences rule some out;
/// the operators work on the order itself, and keep what must come first.
record OrderBlock(Parameter.Permutation parameter, Precedences precedences) implements Block {

  private static final double ANOTHER_MOVE = 0.3;
  private static final int MOST_MOVES = 4;

  /// So often moves are tried that precedences may undo.
  private static final int ATTEMPTS = 8;

  OrderBlock(Parameter.Permutation parameter) {
    this(parameter, Precedences.of(parameter));
  }

  @Override
  public int size() {
    return parameter.items().size();
  }

  @Override
  public boolean free() {
    return !precedences.total();
  }

  @Override
  public Value value(double[] genes) {
    return new Value.Order(Arrays.stream(precedences.kept(order(genes))).mapToObj(parameter.items()::get).toList());
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Order(List<String> items)) || items.size() != size() || !items.containsAll(parameter.items())) return null;
    int[] order = items.stream().mapToInt(parameter.items()::indexOf).toArray();
    return precedences.keeps(order) ? genes(order) : null;
  }

  /// Which item stands before which; which follows which at once; and where each stands.
  @Override
  public List<Integer> groups() {
    return List.of(size() * (size() - 1) / 2, size() * (size() - 1), size());
  }

  /// Scaled so that two orders that have nothing in common are about as far apart in each group as the ends of an interval.
  @Override
  public void describe(double[] genes, double[] features, int from) {
    int n = size();
    var places = new int[n];
    var order = precedences.kept(order(genes));
    for (int place = 0; place < n; place++) places[order[place]] = place;
    double pair = 1 / Math.sqrt(Math.max(1, n * (n - 1) / 2));
    double neighbours = Math.sqrt(0.5 / Math.max(1, n - 1));
    double span = 1.5 / Math.pow(Math.max(1, n - 1), 1.5);
    int at = from;
    for (int a = 0; a < n; a++) for (int b = 0; b < a; b++) features[at++] = places[a] < places[b] ? pair : 0;
    for (int a = 0; a < n; a++)
      for (int b = 0; b < n; b++) if (a != b) features[at++] = places[b] == places[a] + 1 ? neighbours : 0;
    for (int a = 0; a < n; a++) features[at++] = places[a] * span;
  }

  @Override
  public double mobility() {
    return 3;
  }

  @Override
  public double[] spread(double[] uniform) {
    return genes(precedences.kept(order(uniform)));
  }

  /// Order crossover: a stretch of the mother's order stays where it is, the other items fill the rest in the father's order.
  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    int a = random.nextInt(size());
    int b = random.nextInt(size());
    int from = Math.min(a, b);
    int to = Math.max(a, b) + 1;
    var child = order(mother);
    var kept = new boolean[size()];
    for (int place = from; place < to; place++) kept[child[place]] = true;
    int place = 0;
    for (int item : order(father)) {
      if (kept[item]) continue;
      if (place == from) place = to;
      child[place++] = item;
    }
    return genes(precedences.kept(child));
  }

  /// One or a few moves: two items swap, one moves elsewhere, or a stretch turns round.
  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    var before = precedences.kept(order(genes));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var moved = precedences.kept(moved(before.clone(), random));
      if (!Arrays.equals(moved, before)) return genes(moved);
    }
    return genes(neighboursSwapped(before, random));
  }

  private int[] moved(int[] order, RandomGenerator random) {
    int moves = 0;
    do {
      int from = random.nextInt(size());
      int to = (from + 1 + random.nextInt(size() - 1)) % size();
      switch (random.nextInt(3)) {
        case 0 -> swap(order, from, to);
        case 1 -> shift(order, from, to);
        default -> {
          for (int low = Math.min(from, to), high = Math.max(from, to); low < high; low++, high--) swap(order, low, high);
        }
      }
    } while (++moves < MOST_MOVES && random.nextDouble() < ANOTHER_MOVE);
    return order;
  }

  private int[] neighboursSwapped(int[] order, RandomGenerator random) {
    int[] places = IntStream.range(0, order.length - 1).filter(i -> precedences.free(order[i], order[i + 1])).toArray();
    int place = places[random.nextInt(places.length)];
    swap(order, place, place + 1);
    return order;
  }

  private static void swap(int[] order, int a, int b) {
    int item = order[a];
    order[a] = order[b];
    order[b] = item;
  }

  private static void shift(int[] order, int from, int to) {
    int item = order[from];
    if (from < to) System.arraycopy(order, from + 1, order, from, to - from);
    else System.arraycopy(order, to, order, to + 1, from - to);
    order[to] = item;
  }

  /// The items as they stand one after the other; equal genes keep the items' own order.
  static int[] order(double[] genes) {
    int n = genes.length;
    var order = new int[n];
    for (int i = 0; i < n; i++) {
      int place = i;
      for (; place > 0 && genes[order[place - 1]] > genes[i]; place--) order[place] = order[place - 1];
      order[place] = i;
    }
    return order;
  }

  static double[] genes(int[] order) {
    var genes = new double[order.length];
    IntStream.range(0, order.length).forEach(place -> genes[order[place]] = (place + 0.5) / order.length);
    return genes;
  }
}
