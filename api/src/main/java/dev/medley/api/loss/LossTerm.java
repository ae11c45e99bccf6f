package dev.medley.api.loss;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// A penalty that is added to the losses of the tasks, written in the tensor language. Stands in the section `terms` of a space, and goes with any sharing and any other loss;
/// where it is chosen as the loss itself, the tasks weigh alike.
public non-sealed interface LossTerm extends Loss {

  /// Writes the penalty of one micro-batch, a scalar that already has its strength. The update is the mean over the step's micro-batches.
  ///
  /// Parameters declared here, such as those of a discriminator, train with the model and are not needed to predict. A strength is best read with `settings.tensor`, so that
  /// it may differ among the members of a cohort, and ramped with [Network#progress]. Gradients reach the model through `context`.
  Tensor penalty(Network network, TermContext context);
}
