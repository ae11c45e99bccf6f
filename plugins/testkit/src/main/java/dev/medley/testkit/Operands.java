package dev.medley.testkit;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// The tensors from which the catalogue makes its expressions.
final class Operands {

  private Operands() {}

  /// Real numbers of the micro-batch, `x`.
  static Tensor input(Network network, int... dims) {
    return network.input("x", Shape.of(dims), DType.FLOAT);
  }

  /// Whole numbers of the micro-batch, `ids`.
  static Tensor ids(Network network, int... dims) {
    return network.input("ids", Shape.of(dims), DType.INT);
  }

  /// Ones and zeros of the micro-batch, `mask`.
  static Tensor mask(Network network, int... dims) {
    return network.input("mask", Shape.of(dims), DType.FLOAT);
  }

  /// A parameter with a name of its own.
  static Tensor parameter(Network network, int... dims) {
    return network.parameter("p" + network.parameters().size(), Shape.of(dims), new Init.Normal(1));
  }

  /// The numbers of the input `x`, exactly, with a parameter behind each that has its gradient: shows where a gradient goes among equal numbers.
  static Tensor tied(Network network, int... dims) {
    var tracer = parameter(network, dims);
    return input(network, dims).add(tracer.sub(tracer.stopGradient()));
  }

  /// A parameter of which every task has one.
  static Tensor taskParameter(Network network, int... dims) {
    return network.taskParameter("p" + network.parameters().size(), Shape.of(dims), new Init.Normal(1));
  }

  /// Numbers of both signs, no two alike, none near zero.
  static Tensor constant(int... dims) {
    var shape = Shape.of(dims);
    var values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) values[i] = (i % 2 == 0 ? 1 : -1) * (0.3f + (i * 7 % 11) * 0.17f + i * 0.001f);
    return Tensor.constant(shape, values);
  }

  /// Whole numbers below a bound that all members share.
  static Tensor constantIds(int bound, int... dims) {
    var shape = Shape.of(dims);
    var values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) values[i] = (i * 5 + 1) % bound;
    return Tensor.constant(shape, values).toInt();
  }
}
