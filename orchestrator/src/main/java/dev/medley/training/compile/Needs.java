package dev.medley.training.compile;

import dev.medley.api.tensor.Tensor;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the losses of a cohort need to see, which decides how a step is compiled.
public sealed interface Needs {

  /// The losses alone: all micro-batches run forward and backward as one.
  record Losses() implements Needs {}

  /// The inner products of the gradients on the shared parameters.
  ///
  /// @param always whether in every step; otherwise there are steps that run as one, in which a task's own parameters still follow its plain gradient
  record Products(boolean always) implements Needs {}

  /// The gradients themselves.
  record Rows(Aggregate aggregate) implements Needs {}

  /// What adaptations to the tasks of a step have come to, in the place of gradients: steps of their own are compiled for those, see [AdaptationProgram].
  record Adapted() implements Needs {}

  /// Writes what becomes of the gradients of so many tasks on so many parameters; reads [Inputs#JACOBIAN], [Inputs#ROW_TASKS] and [Inputs#UNIFORM].
  @FunctionalInterface
  interface Aggregate {
    Tensor write(int rows, int parameters);
  }

  /// The expressions that are compiled beside the network: one for each number of rows that a step may have.
  default Stream<Tensor> aggregates(int microBatches, int parameters) {
    return switch (this) {
      case Losses _,Products _,Adapted _ -> Stream.empty();
      case Rows(var aggregate) -> IntStream.rangeClosed(1, microBatches).mapToObj(rows -> aggregate.write(rows, parameters));
    };
  }
}
