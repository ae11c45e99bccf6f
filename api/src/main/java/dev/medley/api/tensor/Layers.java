package dev.medley.api.tensor;

/// The layers that most networks are made of, each in a scope of its own.
public final class Layers {

  private Layers() {}

  /// `x·W + b` on `(..., in)`, to `(..., out)`; `W (in, out)` and `b (out)` shared by all tasks.
  public static Tensor linear(Network network, String name, Tensor x, int out) {
    int in = width("linear", x);
    var scope = network.scope(name);
    var weight = scope.parameter("weight", Shape.of(in, out), Init.fanIn(in));
    return x.matmul(weight).add(scope.parameter("bias", Shape.of(out), Init.fanIn(in)));
  }

  /// `x·W + b` as [#linear], with `W` and `b` of each task's own.
  public static Tensor taskLinear(Network network, String name, Tensor x, int out) {
    int in = width("linear", x);
    var scope = network.scope(name);
    var weight = scope.taskParameter("weight", Shape.of(in, out), Init.fanIn(in));
    return x.matmul(weight).add(scope.taskParameter("bias", Shape.of(out), Init.fanIn(in)));
  }

  /// Layer normalisation over the last axis, with a learnt scale and shift.
  public static Tensor layerNorm(Network network, String name, Tensor x) {
    int width = width("layerNorm", x);
    var scope = network.scope(name);
    var scale = scope.parameter("scale", Shape.of(width), Init.ones());
    return x.normalize(1e-5).mul(scale).add(scope.parameter("shift", Shape.of(width), Init.zeros()));
  }

  /// A table of `rows` vectors looked up by id; starts normal with deviation `0.1`.
  public static Tensor embedding(Network network, String name, Tensor ids, int rows, int width) {
    return network.scope(name).parameter("table", Shape.of(rows, width), new Init.Normal(0.1f)).embedding(ids);
  }

  /// A one-dimensional convolution over `(batch, length, in)` with zero padding, to `(batch, length, out)`.
  public static Tensor conv1d(Network network, String name, Tensor x, int size, int out) {
    return linear(network, name, x.windows(size), out);
  }

  /// A two-dimensional convolution over `(batch, channels, height, width)` with zero padding, which keeps the sides if the size is odd, to `(batch, out, height, width)`.
  public static Tensor conv2d(Network network, String name, Tensor x, int size, int out) {
    Rules.require(x.shape().rank() == 4, "conv2d", "must be (batch, channels, height, width)", "reshape it", x);
    int fanIn = x.shape().dim(1) * size * size;
    var scope = network.scope(name);
    var convolved = x.conv2d(scope.parameter("weight", Shape.of(out, x.shape().dim(1), size, size), Init.fanIn(fanIn)), 1, size / 2);
    return convolved.add(perChannel(scope.parameter("bias", Shape.of(out), Init.fanIn(fanIn)), convolved));
  }

  /// A number of each channel, for all pixels of it: `(channels)` to `(channels, height, width)`.
  public static Tensor perChannel(Tensor numbers, Tensor image) {
    var shape = image.shape();
    return numbers.reshape(shape.dim(1), 1, 1).expand(shape.dim(1), shape.dim(2), shape.dim(3));
  }

  private static int width(String operation, Tensor x) {
    Rules.require(x.shape().rank() > 0, operation, "must have an axis", "unsqueeze the scalar", x);
    return x.shape().dim(-1);
  }
}
