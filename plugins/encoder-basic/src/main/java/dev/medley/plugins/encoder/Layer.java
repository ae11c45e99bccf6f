package dev.medley.plugins.encoder;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// One layer of a transformer whose parameters serve more than one text: `a = x + dropout(attended)`, then `a + dropout(W_2·gelu(W_1·N(a) + b_1) + b_2)`.
///
/// It is the layer that [Blocks#self] and [Blocks#hidden] write for one text, with parameters of the same names in the same order.
record Layer(Blocks blocks, Norm beforeAttention, Linear queries, Linear keys, Linear values, Linear attended, Norm beforeHidden,
    Linear hidden, Linear out) {

  static Layer of(Network scope, Blocks blocks) {
    int width = blocks.width();
    int inner = blocks.expansion() * width;
    return new Layer(blocks, Norm.of(scope.scope("before-attention"), width), Linear.of(scope.scope("queries"), width, width),
        Linear.of(scope.scope("keys"), width, width), Linear.of(scope.scope("values"), width, width),
        Linear.of(scope.scope("attended"), width, width), Norm.of(scope.scope("before-hidden"), width),
        Linear.of(scope.scope("hidden"), width, inner), Linear.of(scope.scope("out"), inner, width));
  }

  /// What others see of a text: `(batch, heads, length, d)` each.
  record Seen(Tensor keys, Tensor values) {

    /// This text's places, then another's.
    Seen then(Seen other) {
      return new Seen(Tensor.concat(2, keys, other.keys), Tensor.concat(2, values, other.values));
    }
  }

  Seen seen(Tensor x) {
    var normal = beforeAttention.of(x);
    return new Seen(blocks.split(keys.of(normal)), blocks.split(values.of(normal)));
  }

  /// @param allowed `(batch, heads, length of x, length of what is seen)`: 0 where a place may be seen and far below where not
  Tensor of(Tensor x, Seen seen, Tensor allowed) {
    var asked = blocks.split(queries.of(beforeAttention.of(x)));
    var a = x.add(attended.of(blocks.attended(asked, seen.keys(), seen.values(), allowed)).dropout(blocks.dropout()));
    return a.add(out.of(hidden.of(beforeHidden.of(a)).gelu()).dropout(blocks.dropout()));
  }

  /// `x·W + b`.
  record Linear(Tensor weight, Tensor bias) {

    static Linear of(Network scope, int in, int out) {
      return new Linear(scope.parameter("weight", Shape.of(in, out), Init.fanIn(in)),
          scope.parameter("bias", Shape.of(out), Init.fanIn(in)));
    }

    Tensor of(Tensor x) {
      return x.matmul(weight).add(bias);
    }
  }

  /// Layer normalisation.
  record Norm(Tensor scale, Tensor shift) {

    static Norm of(Network scope, int width) {
      return new Norm(scope.parameter("scale", Shape.of(width), Init.ones()), scope.parameter("shift", Shape.of(width), Init.zeros()));
    }

    Tensor of(Tensor x) {
      return x.normalize(1e-5).mul(scale).add(shift);
    }
  }
}
