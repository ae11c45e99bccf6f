package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An order: one gene per item, which says how late it comes. Any point of the cube is an order, and all orders have equal room;
/// the operators work on the order itself.
record OrderBlock(Parameter.Permutation parameter) implements Block {

  private static final double ANOTHER_MOVE = 0.3;
  private static final int MOST_MOVES = 4;

  @Override
  public int size() {
    return parameter.items().size();
  }

  @Override
  public boolean free() {
    return size() > 1;
  }

  @Override
  public Value value(double[] genes) {
    return new Value.Order(order(genes).stream().map(parameter.items()::get).toList());
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Order(List<String> items)) || items.size() != size() || !items.containsAll(parameter.items())) return null;
    return genes(items.stream().map(parameter.items()::indexOf).toList());
  }

  @Override
  public double[] spread(double[] uniform) {
    return genes(order(uniform));
  }

  /// Order crossover: a stretch of the mother's order stays where it is, the other items fill the rest in the father's order.
  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    var kept = order(mother);
    int a = random.nextInt(size());
    int b = random.nextInt(size());
    var stretch = kept.subList(Math.min(a, b), Math.max(a, b) + 1);
    var child = new ArrayList<>(order(father));
    child.removeAll(stretch);
    child.addAll(Math.min(a, b), stretch);
    return genes(child);
  }

  /// One or a few moves: two items swap, one moves elsewhere, or a stretch turns round.
  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    var order = new ArrayList<>(order(genes));
    int moves = 0;
    do {
      int from = random.nextInt(size());
      int to = (from + 1 + random.nextInt(size() - 1)) % size();
      switch (random.nextInt(3)) {
        case 0 -> order.set(from, order.set(to, order.get(from)));
        case 1 -> order.add(to, order.remove(from));
        default -> {
          var stretch = order.subList(Math.min(from, to), Math.max(from, to) + 1);
          var turned = List.copyOf(stretch.reversed());
          for (int i = 0; i < turned.size(); i++) stretch.set(i, turned.get(i));
        }
      }
    } while (++moves < MOST_MOVES && random.nextDouble() < ANOTHER_MOVE);
    return genes(order);
  }

  private static List<Integer> order(double[] genes) {
    return IntStream.range(0, genes.length).boxed().sorted(Comparator.comparingDouble(i -> genes[i])).toList();
  }

  private static double[] genes(List<Integer> order) {
    var genes = new double[order.size()];
    for (int place = 0; place < genes.length; place++) genes[order.get(place)] = (place + 0.5) / genes.length;
    return genes;
  }
}
