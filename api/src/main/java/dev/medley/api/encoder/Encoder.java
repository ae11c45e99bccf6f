package dev.medley.api.encoder;

import dev.medley.api.tensor.Network;
import java.util.Optional;

/// A network that turns inputs into features. Does not know the task.
public interface Encoder {

  /// Whether it can read inputs of this kind; a study that pairs it with others is refused before training.
  boolean reads(Class<? extends ModelInput> kind);

  /// Writes the network, declaring its parameters in the scope that it is given. May be called several times, with a scope of its own each time.
  ///
  /// Layers that follow each other are declared in scopes named `layer-1`, `layer-2` and so on, in order from the input, so that a sharing can tell the lower layers from
  /// the upper ones; what comes before the first layer (embeddings) or after the last is named otherwise.
  Features encode(Network network, ModelInput input);

  /// The network that writes answers from what this one reads; none where it can only read. It is written once, outside of what a sharing makes of the encoder.
  default Optional<Decoder> decoder() {
    return Optional.empty();
  }
}
