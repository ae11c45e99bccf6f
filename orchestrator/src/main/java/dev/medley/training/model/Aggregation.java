package dev.medley.training.model;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.loss.Jacobian;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.Inputs;
import java.util.List;
import java.util.stream.IntStream;

/// Has a loss write what it makes of the tasks' gradients.
public final class Aggregation {

  private Aggregation() {}

  /// The update of a step of so many tasks, for a model with so many shared numbers.
  public static Tensor write(JacobianAggregator loss, int tasks, int parameters) {
    var network = Network.empty().writtenBy(loss.getClass().getSimpleName());
    var update = loss.aggregate(network, new Jacobian(
        network.input(Inputs.JACOBIAN, Shape.of(tasks, parameters), DType.FLOAT),
        network.input(Inputs.ROW_TASKS, Shape.of(tasks), DType.INT),
        network.input(Inputs.UNIFORM, Shape.of(parameters), DType.FLOAT)));
    if (!update.shape().equals(Shape.of(parameters))) {
      throw new MedleyException(List.of(Problem.maybe("MED-600",
          "The update shape (" + update.shape() + ") of loss (" + loss.getClass().getSimpleName()
              + ") must equal the shape (" + Shape.of(parameters) + ") of the shared parameters.",
          "sum over the tasks, which are the first axis")));
    }
    if (!network.parameters().isEmpty()) {
      throw new MedleyException(List.of(Problem.maybe("MED-601", "The parameter (" + network.parameters().getFirst().name() + ") of loss ("
          + loss.getClass().getSimpleName() + ") cannot be trained, since it takes part in no loss.",
          "read a setting with `settings.tensor`, or declare it in a sharing")));
    }
    return update;
  }

  /// Equal for losses that can train in one cohort.
  public static String fingerprint(JacobianAggregator loss, int microBatches) {
    return Fingerprint.of(IntStream.rangeClosed(1, microBatches).mapToObj(m -> write(loss, m, 4)).toList());
  }
}
