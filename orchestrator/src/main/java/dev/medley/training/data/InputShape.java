package dev.medley.training.data;

/// What the inputs of a study look like.
public sealed interface InputShape {

  /// Texts of up to `length` words, as ids below `vocabulary`.
  record Text(int length, int vocabulary) implements InputShape {}

  /// `width` numbers.
  record Vectors(int width) implements InputShape {}
}
