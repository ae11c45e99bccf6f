package dev.medley.plugins.encoder;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Turns queries and keys by their place in the text, so that their inner product depends on how far apart two words are and not on where they stand.
///
/// Number `i` of a head and number `i + ⌊d/2⌋` are a point that is turned by `t·10000^(−2i/d)` at place `t`; where `d` is odd, the last number stays as it is.
///
/// @see <a href="https://arxiv.org/abs/2104.09864">Su et al., RoFormer: Enhanced Transformer with Rotary Position Embedding, 2021, eq. 34</a>
final class Rotary {

  private static final double BASE = 10_000;

  private Rotary() {}

  /// @param x `(batch, length, heads, d)`
  static Tensor turned(Tensor x) {
    var places = x.shape().without(0);
    return x.mul(table(places, true)).add(x.matmul(quarterTurn(places.dim(-1))).mul(table(places, false)));
  }

  /// Cosine or sine of every number's angle, `(length, heads, d)`.
  private static Tensor table(Shape shape, boolean cosine) {
    int heads = shape.dim(1);
    int d = shape.dim(2);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      double angle = angle(i / (heads * d), i % d, d);
      values[i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
    }
    return Tensor.constant(shape, values);
  }

  private static double angle(int place, int number, int d) {
    int pairs = d / 2;
    return number == 2 * pairs ? 0 : place * Math.pow(BASE, -2.0 * (number % Math.max(1, pairs)) / d);
  }

  /// The matrix that turns every pair by a right angle: `(a, b)` to `(−b, a)`.
  private static Tensor quarterTurn(int d) {
    int pairs = d / 2;
    float[] matrix = new float[d * d];
    for (int i = 0; i < pairs; i++) {
      matrix[i * d + i + pairs] = 1;
      matrix[(i + pairs) * d + i] = -1;
    }
    return Tensor.constant(Shape.of(d, d), matrix);
  }
}
