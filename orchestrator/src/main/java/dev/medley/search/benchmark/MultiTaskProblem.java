package dev.medley.search.benchmark;

import static dev.medley.search.benchmark.At.number;
import static dev.medley.search.benchmark.At.square;

import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A study in small: a mix of eight tasks that help and hurt each other, a weight for each, an order in which they come in, when and how fast, and an architecture.
final class MultiTaskProblem {

  private static final String MIX = "mix";
  private static final String START = "start";
  private static final String PACE = "pace";

  private final JsonNode instance;
  private final OrderCosts order;
  private final ConditionalProblem.Loss architecture;
  private final double[][] transfer;
  private final List<String> tasks;
  private final List<String> weights;

  private MultiTaskProblem(JsonNode instance, JsonNode order, JsonNode conditional) {
    this.instance = instance;
    this.order = OrderCosts.of(order);
    this.architecture = ConditionalProblem.loss(conditional);
    this.transfer = Numbers.matrix(instance.get("T"));
    this.tasks = At.names("task", transfer.length);
    this.weights = At.names("weight-of-task", transfer.length);
  }

  static SearchProblem of(JsonNode instance, JsonNode order, JsonNode conditional) {
    var problem = new MultiTaskProblem(instance, order, conditional);
    return new SearchProblem("mtl", problem.space(), problem::at);
  }

  private SearchSpace space() {
    var parameters = new ArrayList<Parameter>();
    parameters.add(new Parameter.Simplex(MIX, tasks, List.of()));
    for (var weight : weights) parameters.add(new Parameter.Real(weight, .1, 10, Scale.LOG, List.of()));
    parameters.add(order.parameter());
    parameters.add(new Parameter.Real(START, .05, 1, Scale.LINEAR, List.of()));
    parameters.add(new Parameter.Real(PACE, .25, 4, Scale.LOG, List.of()));
    parameters.addAll(ConditionalProblem.architecture());
    return new SearchSpace(parameters);
  }

  private double at(Point point) {
    double start = number(point, START);
    double curriculum = .5 * order.excess(point) * (1.2 - start) / 1.2 + .3 * square(start - instance.get("start").asDouble())
        + .03 * square(Math.log(number(point, PACE)) - instance.get("pace").asDouble());
    return tasks(point) + curriculum + architecture.of(point);
  }

  /// A task's loss falls with the effort that it and its relatives get, which is its share times the root of its weight.
  private double tasks(Point point) {
    var shares = At.shares(point, MIX);
    double[] efforts = new double[tasks.size()];
    double[] usual = Numbers.vector(instance.get("lw"));
    double sum = 0;
    double off = 0;
    for (int k = 0; k < efforts.length; k++) {
      double weight = number(point, weights.get(k));
      efforts[k] = shares.getOrDefault(tasks.get(k), 0.0) * Math.sqrt(weight);
      sum += efforts[k];
      off += square(Math.log(weight) - usual[k]);
    }
    double[] floors = Numbers.vector(instance.get("a"));
    double[] heights = Numbers.vector(instance.get("b"));
    double[] speeds = Numbers.vector(instance.get("c"));
    double[] importances = Numbers.vector(instance.get("imp"));
    double loss = .02 * off / efforts.length;
    for (int k = 0; k < efforts.length; k++) {
      double helped = 0;
      for (int j = 0; j < efforts.length; j++) helped += transfer[k][j] * efforts[j] / sum;
      loss += importances[k] * (floors[k] + heights[k] * Math.exp(-speeds[k] * helped));
    }
    return loss;
  }
}
