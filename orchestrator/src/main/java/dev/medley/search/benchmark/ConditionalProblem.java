package dev.medley.search.benchmark;

import static dev.medley.search.benchmark.At.number;
import static dev.medley.search.benchmark.At.square;

import dev.medley.space.Condition;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Find an architecture with settings of its own, and how to train it: the best rate depends on the architecture and on its settings.
final class ConditionalProblem {

  private static final int WEIGHTS = 4;

  private final JsonNode best;
  private final double[] bases;
  private final double[] rates;
  private final double[] weights;

  private ConditionalProblem(JsonNode best) {
    this.best = best;
    this.bases = Numbers.vector(best.get("base"));
    this.rates = Numbers.vector(best.get("lr"));
    this.weights = Numbers.vector(best.get("w"));
  }

  static SearchProblem of(String name, JsonNode instance) {
    var parameters = new ArrayList<>(architecture());
    for (var weight : At.names("weight", WEIGHTS)) parameters.add(new Parameter.Real(weight, 1e-2, 1e2, Scale.LOG, List.of()));
    return new SearchProblem(name, new SearchSpace(parameters), loss(instance)::of);
  }

  /// A loss of a point.
  interface Loss {
    double of(Point point);
  }

  /// The loss of the parameters of [#architecture()], and of weights where the point has them.
  static Loss loss(JsonNode instance) {
    return new ConditionalProblem(instance)::at;
  }

  static List<Parameter> architecture() {
    return List.of(
        new Parameter.Choice("architecture", List.of("hard", "experts", "stitched", "low-rank"), List.of()),
        new Parameter.Real("rate", 1e-5, 1e-1, Scale.LOG, List.of()),
        new Parameter.Real("dropout", 0, .5, Scale.LINEAR, List.of()),
        new Parameter.Choice("optimizer", List.of("first", "second"), List.of()),
        new Parameter.Whole("batch", 0, 4, Scale.LINEAR, List.of()),
        new Parameter.Whole("depth", 1, 10, Scale.LINEAR, when("hard")),
        new Parameter.Whole("width", 4, 12, Scale.LINEAR, when("hard")),
        new Parameter.Whole("experts", 2, 16, Scale.LINEAR, when("experts")),
        new Parameter.Whole("top", 1, 4, Scale.LINEAR, when("experts")),
        new Parameter.Real("temperature", -3, 2, Scale.LINEAR, when("experts")),
        new Parameter.Whole("units", 1, 8, Scale.LINEAR, when("stitched")),
        new Parameter.Real("init", 0, 1, Scale.LINEAR, when("stitched")),
        new Parameter.Whole("rank", 1, 64, Scale.LOG, when("low-rank")));
  }

  private static List<Condition> when(String architecture) {
    return List.of(new Condition("architecture", architecture));
  }

  private double at(Point point) {
    int kind = List.of("hard", "experts", "stitched", "low-rank").indexOf(At.word(point, "architecture"));
    double rate = rates[kind];
    double loss = bases[kind];
    switch (kind) {
      case 0 -> {
        double depth = number(point, "depth") - best("depth");
        rate -= .05 * depth;
        loss += .003 * square(depth) + .008 * square(number(point, "width") - best("width"));
      }
      case 1 -> loss += .002 * square(number(point, "experts") - best("experts")) + .03 * square(number(point, "top") - best("topk"))
          + .02 * square(number(point, "temperature") - best("temp"));
      case 2 -> loss += .01 * square(number(point, "units") - best("units")) + .3 * square(number(point, "init") - best("init"));
      default -> {
        double rank = Math.log(number(point, "rank")) - best("rank") * Math.log(2) * .8;
        loss += .03 * square(rank);
        rate += .05 * rank;
      }
    }
    loss += .08 * square(Math.log10(number(point, "rate")) - rate) + .3 * square(number(point, "dropout") - best("drop"));
    loss += List.of("first", "second").indexOf(At.word(point, "optimizer")) == (int) best("opt") ? 0 : .02;
    loss += .015 * Math.abs(number(point, "batch") - best("bs"));
    var names = At.names("weight", WEIGHTS);
    for (int i = 0; i < WEIGHTS; i++) {
      if (At.has(point, names.get(i))) loss += .01 * square(Math.log10(number(point, names.get(i))) - weights[i]);
    }
    return loss;
  }

  private double best(String what) {
    return best.get(what).asDouble();
  }
}
