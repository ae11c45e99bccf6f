package dev.medley.search.benchmark;

import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What an order of tasks costs: something for each pair, by which of the two comes first, and something for each two that follow one another.
final class OrderCosts {

  static final String ORDER = "order";

  private final List<String> tasks;
  private final double[][] before;
  private final double[][] next;
  private final double least;

  private OrderCosts(double[][] before, double[][] next, double least) {
    this.tasks = At.names("task", before.length);
    this.before = before;
    this.next = next;
    this.least = least;
  }

  static OrderCosts of(JsonNode instance) {
    return new OrderCosts(Numbers.matrix(instance.get("P")), Numbers.matrix(instance.get("D")), instance.get("opt").asDouble());
  }

  Parameter parameter() {
    return new Parameter.Permutation(ORDER, tasks, List.of());
  }

  SearchProblem problem(String name) {
    return new SearchProblem(name, new SearchSpace(List.of(parameter())), this::excess);
  }

  /// By what share an order costs more than the best.
  double excess(Point point) {
    int[] order = At.order(point, ORDER).stream().mapToInt(tasks::indexOf).toArray();
    double cost = 0;
    for (int i = 0; i < order.length; i++) {
      for (int j = i + 1; j < order.length; j++) cost += before[order[i]][order[j]];
      if (i + 1 < order.length) cost += next[order[i]][order[i + 1]];
    }
    return cost / least - 1;
  }
}
