package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import java.util.List;

/// What the tasks of one kind of head compute in a micro-batch.
///
/// @param kind       names the group, such as `classes`; the fields of its targets are `target.classes` and `weight.classes`
/// @param loss       a scalar
/// @param prediction what a prediction is made of: class ids, or values
/// @param tasks      how many of the study's tasks have it
/// @param firstRow   which row of the inputs is the first row of this kind's targets
public record HeadOutput(String kind, Tensor loss, Tensor prediction, int tasks, int firstRow) {

  /// Whether it is predicted word by word.
  boolean isWritten() {
    return new Graph(List.of(prediction)).order().stream()
        .anyMatch(t -> t.op() instanceof Op.Input(var name) && name.equals(Inputs.WRITTEN));
  }
}
