package dev.medley.plugins.experts;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.function.UnaryOperator;

/// What all mixtures do.
final class Mixing {

  private Mixing() {}

  /// A network of rows `(n, in)` for features `(..., in)`.
  static UnaryOperator<Tensor> byRow(UnaryOperator<Tensor> network) {
    return x -> {
      int in = x.shape().dim(-1);
      var y = network.apply(x.reshape(x.shape().size() / in, in));
      return y.reshape(dims(x.shape().with(-1, y.shape().dim(-1))));
    };
  }

  /// `(..., n·width)` as `(..., n, width)`.
  static Tensor split(Tensor joined, int n) {
    var shape = joined.shape();
    return joined.reshape(dims(shape.without(-1).append(n, shape.dim(-1) / n)));
  }

  /// `Σ_i softmax(logits)_i · experts_i`: logits `(..., n)`, experts `(..., n, width)`.
  static Tensor blend(Tensor logits, Tensor experts) {
    return weighed(logits.softmax(-1), experts);
  }

  /// `Σ_i shares_i · experts_i`.
  static Tensor weighed(Tensor shares, Tensor experts) {
    return shares.unsqueeze(-2).matmul(experts).squeeze(-2);
  }

  /// A vector `(paths, width)` beside each of the paths' rows `(paths, rows, width)`.
  static Tensor onEveryRow(Tensor vectors, int rows) {
    var shape = vectors.shape();
    return vectors.unsqueeze(1).expand(shape.dim(0), rows, shape.dim(1));
  }

  static int[] dims(Shape shape) {
    return shape.dims().stream().mapToInt(Integer::intValue).toArray();
  }
}
