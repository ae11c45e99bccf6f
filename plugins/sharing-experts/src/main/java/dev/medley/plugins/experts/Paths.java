package dev.medley.plugins.experts;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// The experts of all paths through a level: one path for each task, and the shared one last. All are one batched product.
///
/// @param weight `(paths, in, experts·width)`
/// @param bias   `(paths, experts·width)`
record Paths(Tensor weight, Tensor bias, int experts) {

  static Paths declare(Network network, int paths, int in, int experts, int width) {
    var scope = network.scope("experts");
    return new Paths(scope.parameter("weight", Shape.of(paths, in, experts * width), Init.fanIn(in)),
        scope.parameter("bias", Shape.of(paths, experts * width), Init.fanIn(in)), experts);
  }

  int count() {
    return weight.shape().dim(0);
  }

  /// `(paths, rows, in)` to `(paths, rows, experts, width)`.
  Tensor apply(Tensor paths) {
    return Mixing.split(paths.matmul(weight).add(Mixing.onEveryRow(bias, paths.shape().dim(1))).relu(), experts);
  }

  /// The experts of all paths side by side, `(rows, paths·experts, width)`.
  static Tensor together(Tensor each) {
    var shape = each.shape();
    return each.permute(1, 0, 2, 3).reshape(shape.dim(1), shape.dim(0) * shape.dim(2), shape.dim(3));
  }

  /// The same rows on every path.
  static Tensor same(Tensor rows, int paths) {
    return rows.unsqueeze(0).expand(paths, rows.shape().dim(0), rows.shape().dim(1));
  }
}
