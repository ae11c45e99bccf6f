package dev.medley.api.sharing;

import dev.medley.api.encoder.Features;
import dev.medley.api.tensor.Network;

/// The architecture between inputs and heads: what the tasks share and what each keeps to itself.
public interface Sharing {

  /// Writes the network and returns the features from which the head of the micro-batch's task predicts.
  ///
  /// What [Network#parameter] declares is shared; what [Network#taskParameter] declares each task has for itself. The network must be one for all tasks:
  /// the micro-batch's task shows only through task parameters and [Network#task].
  Features share(Network network, SharingContext context);
}
