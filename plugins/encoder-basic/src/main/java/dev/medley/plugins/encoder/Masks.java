package dev.medley.plugins.encoder;

import dev.medley.api.tensor.Tensor;

/// What keeps the filling of short texts out of every result.
final class Masks {

  /// Below any feature, and far enough from the limits of a float.
  private static final double LOWEST = -1e9;

  private Masks() {}

  /// Features `(batch, length, width)` with zeros where a text is filled up, as if the text ended there.
  static Tensor zeroFilling(Tensor features, Tensor mask) {
    return features.mul(alongFeatures(mask, features));
  }

  /// The mean over the words, `(batch, width)`, of features that are zero where a text is filled up.
  static Tensor meanOfWords(Tensor zeroFilled, Tensor mask) {
    var sum = zeroFilled.sum(1);
    var words = mask.sum(1).unsqueeze(1).expand(sum.shape().dim(0), sum.shape().dim(1));
    return sum.div(words);
  }

  /// The maximum over the words, feature by feature, `(batch, width)`.
  static Tensor maxOfWords(Tensor features, Tensor mask) {
    // Adding is exact where a word is, and has a gradient for nothing.
    return features.add(alongFeatures(mask.sub(1).mul(-LOWEST), features)).max(1);
  }

  private static Tensor alongFeatures(Tensor mask, Tensor features) {
    var shape = features.shape();
    return mask.unsqueeze(2).expand(shape.dim(0), shape.dim(1), shape.dim(2));
  }
}
