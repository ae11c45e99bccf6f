package dev.medley.plugins.experts;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// The level after which nothing is shared: a task's own experts and the shared ones, blended by the task's gate.
///
/// @param own    `(in, m·width)` and `(m·width)`, a task's
/// @param shared the same, of all
/// @param gate   `(in, 2·m)`, a task's
record LastLevel(Tensor own, Tensor ownBias, Tensor shared, Tensor sharedBias, Tensor gate, int experts) {

  static LastLevel declare(Network network, int in, int experts, int width) {
    var own = network.scope("own");
    var shared = network.scope("shared");
    return new LastLevel(
        own.taskParameter("weight", Shape.of(in, experts * width), Init.fanIn(in)),
        own.taskParameter("bias", Shape.of(experts * width), Init.fanIn(in)),
        shared.parameter("weight", Shape.of(in, experts * width), Init.fanIn(in)),
        shared.parameter("bias", Shape.of(experts * width), Init.fanIn(in)),
        network.scope("gate").taskParameter("weight", Shape.of(in, 2 * experts), Init.fanIn(in)), experts);
  }

  /// @param path   rows `(n, in)` of the task's own path
  /// @param common rows `(n, in)` of the shared path
  Tensor apply(Tensor path, Tensor common) {
    var mine = Mixing.split(path.matmul(own).add(ownBias).relu(), experts);
    var ours = Mixing.split(common.matmul(shared).add(sharedBias).relu(), experts);
    return Mixing.blend(path.matmul(gate), Tensor.concat(1, mine, ours));
  }
}
