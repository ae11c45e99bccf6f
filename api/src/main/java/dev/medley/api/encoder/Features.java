package dev.medley.api.encoder;

import dev.medley.api.tensor.Tensor;
import java.util.function.UnaryOperator;

/// What an encoder makes of a micro-batch.
public sealed interface Features {

  /// One feature vector per example: `(batch, width)`.
  Tensor pooled();

  /// The same with another network applied to every feature vector; it sees `(..., width)` and keeps the outer axes.
  Features map(UnaryOperator<Tensor> network);

  /// The length of a feature vector.
  default int width() {
    return pooled().shape().dim(-1);
  }

  /// Features of whole examples only.
  record Rows(Tensor pooled) implements Features {
    @Override
    public Features map(UnaryOperator<Tensor> network) {
      return new Rows(network.apply(pooled));
    }
  }

  /// Features of texts: one vector per token `(batch, length, width)`, and one per example of the same width.
  record Sequence(Tensor tokens, Tensor pooled) implements Features {
    @Override
    public Features map(UnaryOperator<Tensor> network) {
      return new Sequence(network.apply(tokens), network.apply(pooled));
    }
  }
}
