package dev.medley.api.encoder;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// A network that writes a text word by word, from what an encoder made of another. Does not know the task: which one it is, the text says that was read.
public interface Decoder {

  /// Writes the network, declaring its parameters in the scope that it is given. Gives `(batch, words, width)`: at place `t` what is known of word `t` of the answer. That may depend on all that was read,
  /// and of the answer on `before` up to place `t`, and on nothing after it.
  ///
  /// @param read   what the encoder made of the text, as far as tasks share it
  /// @param text   what was read
  /// @param before the word of the answer before each place, `(batch, words)`, INT, below `vocabulary`; 0 before the first
  Tensor decode(Network network, Features.Sequence read, ModelInput.Text text, Tensor before, int vocabulary);
}
