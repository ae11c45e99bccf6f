package dev.medley.training.model;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.compile.StepProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A model whose inputs are shifted by numbers of their own, one for each number of each row: a parameter, of which gradients tell what hurts most.
///
/// @param plan  for one member and one micro-batch; the parameters of the model lie as they lie in its own plan, and the shift behind them
/// @param shift `(rows, ...)`
public record Shifted(StepProgram.Plan plan, Tensor shift) {

  /// @throws IllegalArgumentException if the model does not read numbers
  public static Shifted of(Model model, int tasks) {
    var values = model.outputs().stream().flatMap(o -> find(o.loss()).stream()).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The model reads no numbers"));
    var shift = Network.empty().parameter("shift", values.shape(), Init.zeros());
    var shifted = values.add(shift);
    var rewriting = new Rewriting(t -> t == shifted || !isValues(t) ? Optional.empty() : Optional.of(shifted));
    var outputs = model.outputs().stream()
        .map(o -> new HeadOutput(o.kind(), rewriting.of(o.loss()), rewriting.of(o.prediction()), o.tasks(), o.firstRow())).toList();
    var parameters = new ArrayList<>(model.parameters());
    parameters.add(shift);
    return new Shifted(new StepProgram.Plan(parameters, outputs, List.of(), 1, 1, model.rows(), tasks), shift);
  }

  private static Optional<Tensor> find(Tensor tensor) {
    if (isValues(tensor)) return Optional.of(tensor);
    return tensor.inputs().stream().flatMap(t -> find(t).stream()).findFirst();
  }

  private static boolean isValues(Tensor tensor) {
    return tensor.op() instanceof Op.Input(var name) && name.equals(Inputs.VALUES);
  }
}
