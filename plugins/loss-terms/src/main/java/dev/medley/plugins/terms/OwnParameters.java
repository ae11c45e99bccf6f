package dev.medley.plugins.terms;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Tensor;
import java.util.List;

/// The parameters that each task has of its own.
final class OwnParameters {

  private OwnParameters() {}

  /// @param heads whether those of the tasks' output layers are among them
  static List<Tensor> of(Network model, boolean heads) {
    return model.parameters().stream().filter(OwnParameters::isOwn).filter(p -> heads || !p.name().startsWith("head.")).toList();
  }

  private static boolean isOwn(Tensor parameter) {
    return parameter.op() instanceof Op.Parameter(_, _, var owner) && owner == Owner.TASK;
  }
}
