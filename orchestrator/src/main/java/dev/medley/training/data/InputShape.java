package dev.medley.training.data;

/// What the inputs of a study look like.
public sealed interface InputShape {

  /// Texts of up to `length` words, as ids below `vocabulary`.
  record Text(int length, int vocabulary) implements InputShape {}

  /// Images of one size.
  record Images(int channels, int height, int width) implements InputShape {
    /// How many numbers an image has.
    public int size() {
      return channels * height * width;
    }
  }

  /// `width` numbers.
  record Vectors(int width) implements InputShape {}
}
