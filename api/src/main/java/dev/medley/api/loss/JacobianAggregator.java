package dev.medley.api.loss;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// A loss that needs the gradients themselves: it makes one update of them, number by number, which no weights of whole gradients could. What inner products are enough for
/// is a [GramianWeighting], and far cheaper. Parameters of a task's own follow its plain gradient.
public non-sealed interface JacobianAggregator extends Loss {

  /// Writes the update of a step for one member, `(P)`, as the sum of the tasks' gradients would be; the host divides it by the number of tasks. Written once for every number of tasks that
  /// a step may have.
  ///
  /// @param network declares numbers that each member chooses for itself, best read with `settings.tensor`; it has no parameters
  Tensor aggregate(Network network, Jacobian jacobian);
}
