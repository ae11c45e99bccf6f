package dev.medley.plugins.terms;

import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Losses;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// A network of one hidden layer that guesses what features show, and from which they are to hide it.
final class Discriminator {

  private Discriminator() {}

  /// The mean cross-entropy of its guesses. Backward, it learns at full strength, and the features against it, by the gradient reversed and times `strength`.
  ///
  /// @param right   what it is to guess, `(batch)`
  /// @param weights one for rows that count
  static Tensor loss(Network network, Tensor features, Tensor strength, int width, int classes, Tensor right, Tensor weights) {
    var hidden = Layers.linear(network, "hidden", features.scaleGradient(strength.neg()), width).relu();
    return Losses.crossEntropy(Layers.linear(network, "guess", hidden, classes), right, weights, 0);
  }
}
