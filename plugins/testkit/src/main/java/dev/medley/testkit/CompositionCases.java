package dev.medley.testkit;

import static dev.medley.testkit.Operands.ids;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.mask;
import static dev.medley.testkit.Operands.parameter;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Losses;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Small networks of the kinds that components write, with their losses.
final class CompositionCases {

  private static final int BATCH = 3;
  private static final int LENGTH = 5;
  private static final int WIDTH = 4;

  private CompositionCases() {}

  static List<Expression> all() {
    return List.of(
        Expression.of("perceptron with squared error", n -> Losses.squaredError(perceptron(n), target(n))),
        Expression.of("perceptron with absolute error", n -> Losses.absoluteError(perceptron(n), target(n))),
        Expression.of("perceptron with Huber's error", n -> Losses.huber(perceptron(n), target(n), 0.7)),
        Expression.of("classifier", n -> Losses.crossEntropy(classes(n, perceptron(n)), labels(n, BATCH), counted(n, BATCH), 0))
            .with("labels", new Field.Whole(6)).with("counted", new Field.Whole(2)),
        Expression
            .of("classifier with smoothing", n -> Losses.crossEntropy(classes(n, perceptron(n)), labels(n, BATCH), counted(n, BATCH), 0.1))
            .with("labels", new Field.Whole(6)).with("counted", new Field.Whole(2)),
        Expression
            .of("classifier with nothing labelled",
                n -> Losses.crossEntropy(classes(n, perceptron(n)), labels(n, BATCH), counted(n, BATCH), 0.1))
            .with("labels", new Field.Whole(6)).with("counted", new Field.Whole(1)),
        Expression.of("tagger", n -> Losses.crossEntropy(classes(n, words(n)), labels(n, BATCH, LENGTH), mask(n, BATCH, LENGTH), 0.05))
            .with("ids", new Field.Whole(9)).with("labels", new Field.Whole(6)).with("mask", new Field.Mask()),
        Expression
            .of("bag of words",
                n -> masked(words(n), mask(n, BATCH, LENGTH)).sum(1).div(mask(n, BATCH, LENGTH).sum(1).unsqueeze(1).expand(BATCH, WIDTH)))
            .with("ids", new Field.Whole(9)).with("mask", new Field.Mask()),
        Expression.of("text convolution", n -> {
          var h = masked(Layers.conv1d(n, "conv", masked(words(n), mask(n, BATCH, LENGTH)), 3, 6).relu(), mask(n, BATCH, LENGTH));
          return Layers.linear(n, "out", h.max(1).dropout(n.scalar("rate")), 2);
        }).with("ids", new Field.Whole(9)).with("mask", new Field.Mask()).scalar("rate", 0.1, 0.5),
        Expression.of("layer normalisation",
            n -> Layers.layerNorm(n, "norm",
                input(n, BATCH, LENGTH, WIDTH).add(Layers.linear(n, "mix", input(n, BATCH, LENGTH, WIDTH), WIDTH)))),
        Expression.of("transformer block", n -> transformer(n, words(n))).with("ids", new Field.Whole(9)).with("mask", new Field.Mask())
            .scalar("rate", 0.1, 0.5),
        Expression.of("image network", n -> {
          var kernel = n.parameter("kernel", Shape.of(4, 2, 3, 3), Init.fanIn(18));
          var h = input(n, 2, 2, 6, 6).conv2d(kernel, 1, 1).permute(0, 2, 3, 1).add(n.parameter("bias", Shape.of(4), Init.fanIn(18))).relu()
              .permute(0, 3, 1, 2).maxPool2d(2);
          return Layers.linear(n, "out", h.reshape(2, 36), 3);
        }),
        Expression.of("mixture of experts with a gate per task", CompositionCases::mixture).tasks(3),
        Expression.of("cross-stitch", n -> {
          var both = Tensor.stack(0, Layers.linear(n, "a", input(n, BATCH, WIDTH), 6).tanh().reshape(18),
              Layers.linear(n, "b", input(n, BATCH, WIDTH), 6).tanh().reshape(18));
          return n.parameter("units", Shape.of(2, 2), new Init.Normal(0.5f)).matmul(both).take(n.task()).reshape(BATCH, 6);
        }).tasks(2),
        Expression.of("adversary", n -> {
          var features = Layers.linear(n, "features", input(n, BATCH, WIDTH), 5).tanh();
          var task = Losses.squaredError(Layers.taskLinear(n, "head", features, 1).squeeze(1), n.input("y", Shape.of(BATCH), DType.FLOAT));
          var guess = Layers.linear(n, "guess", features.scaleGradient(n.scalar("strength").neg()), 2);
          return task.add(Losses.crossEntropy(guess, n.task().expand(BATCH), Tensor.constant(1).expand(BATCH), 0));
        }).tasks(2).scalar("strength", 0.1, 1).rough(),
        Expression
            .of("penalty on parameters alone", n -> parameter(n, 4, 3).sub(parameter(n, 4, 3)).square().sum().mul(n.scalar("strength")))
            .scalar("strength", 0.1, 1));
  }

  private static Tensor perceptron(Network n) {
    return Layers.linear(n, "out", Layers.linear(n, "hidden", input(n, BATCH, WIDTH), 7).relu(), 2);
  }

  private static Tensor target(Network n) {
    return n.input("y", Shape.of(BATCH, 2), DType.FLOAT);
  }

  private static Tensor classes(Network n, Tensor features) {
    return Layers.linear(n, "classes", features, 6);
  }

  private static Tensor labels(Network n, int... dims) {
    return n.input("labels", Shape.of(dims), DType.INT);
  }

  private static Tensor counted(Network n, int... dims) {
    return n.input("counted", Shape.of(dims), DType.FLOAT);
  }

  private static Tensor words(Network n) {
    return Layers.embedding(n, "words", ids(n, BATCH, LENGTH), 9, WIDTH);
  }

  private static Tensor masked(Tensor x, Tensor mask) {
    var dims = x.shape().dims().stream().mapToInt(Integer::intValue).toArray();
    return x.mul(mask.unsqueeze(2).expand(dims));
  }

  private static Tensor transformer(Network n, Tensor x) {
    var positions = n.parameter("positions", Shape.of(LENGTH, WIDTH), new Init.Normal(0.5f));
    var h = Layers.layerNorm(n, "before", x.add(positions));
    var attended = Tensor.attention(heads(Layers.linear(n, "q", h, WIDTH)), heads(Layers.linear(n, "k", h, WIDTH)),
        heads(Layers.linear(n, "v", h, WIDTH)), mask(n, BATCH, LENGTH));
    var mixed = x.add(Layers.linear(n, "o", attended.permute(0, 2, 1, 3).reshape(BATCH, LENGTH, WIDTH), WIDTH).dropout(n.scalar("rate")));
    return mixed.add(Layers.linear(n, "down", Layers.linear(n, "up", Layers.layerNorm(n, "after", mixed), 8).gelu(), WIDTH));
  }

  private static Tensor heads(Tensor x) {
    return x.reshape(BATCH, LENGTH, 2, WIDTH / 2).permute(0, 2, 1, 3);
  }

  private static Tensor mixture(Network n) {
    var x = input(n, BATCH, WIDTH);
    var experts = Tensor.stack(1, IntStream.range(0, 3).mapToObj(e -> Layers.linear(n, "expert" + e, x, 5).relu()).toArray(Tensor[]::new));
    var gate = Layers.taskLinear(n, "gate", x, 3).softmax(-1);
    return gate.unsqueeze(1).matmul(experts).squeeze(1);
  }
}
