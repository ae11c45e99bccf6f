package dev.medley.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Mallows' distribution of orders: `exp(−θ·d)` of the number of pairs that stand the other way round than in the center.
///
/// Where precedences rule some orders out, those that are drawn are made to keep them, and densities are those without precedences.
///
/// The sum over all orders is a product over the items, and an order is drawn by inserting them one after the other.
///
/// @param bandwidth sets θ: about this share of all pairs stands the other way round
/// @see <a href="https://doi.org/10.1111/j.2517-6161.1986.tb01413.x">Fligner and Verducci, Distance Based Ranking Models, 1986</a>
record MallowsDensity(OrderBlock block, double bandwidth) implements Density {

  private double theta() {
    return 1 / (bandwidth * Math.max(1, block.size() - 1));
  }

  @Override
  public double logDensity(double[] genes, double[] center) {
    double theta = theta();
    double log = 0;
    for (int i = 2; i <= genes.length; i++) log -= Math.log(-Math.expm1(-theta * i)) - Math.log(-Math.expm1(-theta));
    for (int a = 0; a < genes.length; a++) {
      for (int b = 0; b < a; b++) if ((genes[a] < genes[b]) != (center[a] < center[b])) log -= theta;
    }
    return log;
  }

  /// The i-th item of the center goes before `j` of those that are there with probability proportional to `exp(−θ·j)`.
  @Override
  public double[] drawn(double[] center, RandomGenerator random) {
    double theta = theta();
    List<Integer> order = new ArrayList<>();
    for (int item : OrderBlock.order(center)) {
      double least = Math.exp(-theta * (order.size() + 1));
      double at = random.nextDouble() * (1 - least);
      int passed = Math.min(order.size(), (int) (-Math.log1p(-at) / theta));
      order.add(order.size() - passed, item);
    }
    return OrderBlock.genes(block.precedences().kept(order.stream().mapToInt(Integer::intValue).toArray()));
  }

  @Override
  public double logUniform() {
    double log = 0;
    for (int i = 2; i <= block.size(); i++) log -= Math.log(i);
    return log;
  }
}
