package dev.medley.testkit.contract;

import dev.medley.api.loss.Jacobian;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import java.util.HashMap;
import java.util.SplittableRandom;

/// What a loss makes of gradients, by the reference interpreter: one update of a step.
///
/// @param settings that the loss was made with, from which the numbers come that members choose for themselves
public record Updates(JacobianAggregator loss, Settings settings) {

  /// The update of gradients, row by row, with uniform numbers from a seed.
  public double[] of(double[][] rows, long seed) {
    var random = new SplittableRandom(seed);
    return of(rows, Array.generate(Shape.of(rows[0].length), _ -> random.nextDouble()).toArray());
  }

  /// The update of gradients, row by row, with the given uniform numbers.
  public double[] of(double[][] rows, double[] uniform) {
    int m = rows.length;
    int p = rows[0].length;
    var network = Network.empty();
    var update = loss.aggregate(network, new Jacobian(network.input("jacobian", Shape.of(m, p), DType.FLOAT),
        network.input("row-tasks", Shape.of(m), DType.INT), network.input("uniform", Shape.of(p), DType.FLOAT)));
    if (!update.shape().equals(Shape.of(p)))
      throw new AssertionError("The update shape " + update.shape() + " must equal that of the parameters " + Shape.of(p));
    if (!network.parameters().isEmpty()) throw new AssertionError("An update is made of gradients; it declares no parameters");
    var bindings = Bindings.none().withScalars(scalars())
        .withInput("jacobian", Array.generate(Shape.of(m, p), i -> rows[i / p][i % p]))
        .withInput("row-tasks", Array.generate(Shape.of(m), i -> i))
        .withInput("uniform", Array.generate(Shape.of(p), i -> uniform[i]));
    return new Interpreter(bindings).value(update).toArray();
  }

  double[] of(StepCase given, long seed) {
    double[][] rows = given.rows().stream().map(r -> r.stream().mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new);
    return of(rows, seed);
  }

  private HashMap<String, Double> scalars() {
    var scalars = new HashMap<String, Double>();
    settings.values().forEach((name, value) -> {
      if (value instanceof Value.Real(double number)) scalars.put(settings.path() + "." + name, number);
    });
    return scalars;
  }
}
