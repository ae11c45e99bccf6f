package dev.medley.plugins.encoder;

import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// The parts that transformers which write are made of.
///
/// @param heads     that attend
/// @param headWidth numbers of each
/// @param expansion how many times as wide the hidden layer is
/// @param dropout   of what each part adds
record Blocks(int heads, int headWidth, int expansion, Tensor dropout) {

  /// Below any product of queries and keys, and far enough from the limits of a float.
  private static final float NEVER = -1e9f;

  int width() {
    return heads * headWidth;
  }

  /// `x + dropout(attended)`, each of its places attending to those that `allowed` lets it.
  ///
  /// @param allowed `(batch, 1, length, length)` or a shape that fits it from the right: 0 where a place may be seen and far below where not
  Tensor self(Network scope, Tensor x, Tensor allowed) {
    var normal = Layers.layerNorm(scope, "before-attention", x);
    var queries = split(Layers.linear(scope, "queries", normal, width()));
    var keys = split(Layers.linear(scope, "keys", normal, width()));
    var values = split(Layers.linear(scope, "values", normal, width()));
    return x.add(Layers.linear(scope, "attended", attended(queries, keys, values, allowed), width()).dropout(dropout));
  }

  /// What each place finds, `(batch, length, width)`, by queries, keys and values of all heads.
  Tensor attended(Tensor queries, Tensor keys, Tensor values, Tensor allowed) {
    var scores = queries.matmul(keys.transpose(2, 3)).mul(1 / Math.sqrt(headWidth)).add(allowed);
    return joined(scores.softmax(-1).matmul(values));
  }

  /// The same, attending to what was read.
  ///
  /// @param mask of what was read
  Tensor across(Network scope, Tensor x, Tensor read, Tensor mask) {
    var queries = split(Layers.linear(scope, "asks", Layers.layerNorm(scope, "before-reading", x), width()));
    var keys = split(Layers.linear(scope, "read-keys", read, width()));
    var values = split(Layers.linear(scope, "read-values", read, width()));
    return x.add(Layers.linear(scope, "read", joined(Tensor.attention(queries, keys, values, mask)), width()).dropout(dropout));
  }

  Tensor hidden(Network scope, Tensor x) {
    var normal = Layers.layerNorm(scope, "before-hidden", x);
    return x.add(Layers.linear(scope, "out", Layers.linear(scope, "hidden", normal, expansion * width()).gelu(), width()).dropout(dropout));
  }

  /// Each of `length` places sees itself and those before it; and all of the first `open` ones see each other: `(length, length)`.
  static Tensor onward(int length, int open) {
    float[] values = new float[length * length];
    for (int t = 0; t < length; t++) for (int s = t + 1; s < length; s++) if (s >= open) values[t * length + s] = NEVER;
    return Tensor.constant(Shape.of(length, length), values);
  }

  /// `(batch, length, width)` to `(batch, heads, length, d)`.
  Tensor split(Tensor x) {
    return x.reshape(x.shape().dim(0), x.shape().dim(1), heads, headWidth).permute(0, 2, 1, 3);
  }

  private Tensor joined(Tensor x) {
    return x.permute(0, 2, 1, 3).reshape(x.shape().dim(0), x.shape().dim(2), width());
  }
}
