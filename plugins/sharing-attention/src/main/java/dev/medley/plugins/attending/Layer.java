package dev.medley.plugins.attending;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// `x·W + b`, declared once, to be applied to words and to texts.
record Layer(Tensor weight, Tensor bias) {

  static Layer shared(Network scope, int in, int out) {
    return new Layer(scope.parameter("weight", Shape.of(in, out), Init.fanIn(in)), scope.parameter("bias", Shape.of(out), Init.fanIn(in)));
  }

  static Layer ofTask(Network scope, int in, int out) {
    return new Layer(scope.taskParameter("weight", Shape.of(in, out), Init.fanIn(in)),
        scope.taskParameter("bias", Shape.of(out), Init.fanIn(in)));
  }

  Tensor apply(Tensor x) {
    return x.matmul(weight).add(bias);
  }
}
