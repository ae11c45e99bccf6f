package dev.medley.api.encoder;

import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What an encoder makes of a micro-batch.
public sealed interface Features {

  /// One feature vector per example: `(batch, width)`.
  Tensor pooled();

  /// The same with another network applied to every feature vector; it sees `(..., width)` and keeps the outer axes.
  Features map(UnaryOperator<Tensor> network);

  /// What a network makes of the features of several encoders of one input, kind by kind: all pooled features, and all those of tokens if every encoder has them.
  static Features together(List<Features> parts, Function<List<Tensor>, Tensor> network) {
    var pooled = network.apply(parts.stream().map(Features::pooled).toList());
    var tokens = parts.stream().filter(p -> p instanceof Sequence).map(p -> ((Sequence) p).tokens()).toList();
    return tokens.size() == parts.size() ? new Sequence(network.apply(tokens), pooled) : new Rows(pooled);
  }

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
