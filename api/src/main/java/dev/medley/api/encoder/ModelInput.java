package dev.medley.api.encoder;

import dev.medley.api.tensor.Tensor;

/// A micro-batch's inputs, as an encoder sees them.
public sealed interface ModelInput {

  /// Texts as ids of words, or of what a study reads for words: their pieces or bytes.
  ///
  /// | symbol | meaning | shape |
  /// |---|---|---|
  /// | `tokens` | ids below `vocabulary`; 0 fills up short texts, 1 is a word that is not in the vocabulary | `(batch, length)`, INT |
  /// | `mask` | one where there is a word, zero where a text is filled up; at least one 1 in each row | `(batch, length)` |
  record Text(Tensor tokens, Tensor mask, int vocabulary) implements ModelInput {}

  /// Images, each channel scaled to mean 0 and variance 1 on the training data: `(batch, channels, height, width)`.
  record Images(Tensor values) implements ModelInput {}

  /// Numbers, each scaled to mean 0 and variance 1 on the training data: `(batch, features)`.
  record Vectors(Tensor values) implements ModelInput {}
}
