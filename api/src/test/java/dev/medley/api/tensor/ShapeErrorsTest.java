package dev.medley.api.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The words in which each breach of a shape rule is told: operation, both shapes, both names, the component.
class ShapeErrorsTest {

  private static final Network NETWORK = Network.empty().writtenBy("mmoe");

  @Test
  void broadcast() {
    var x = real("x", 3, 4);
    var w = NETWORK.scope("gate").parameter("weight", Shape.of(3), Init.zeros());
    assertThatThrownBy(() -> x.mul(w)).isInstanceOf(ShapeException.class).hasMessage(
        "MED-030 The shape ((3)) of (gate.weight) and the shape ((3, 4)) of (x) for operation (mul) in component (mmoe) must equal, or be the innermost axes of, the other's.\n"
            + "Maybe expand one of them explicitly.");
  }

  @Test
  void matmul() {
    assertThatThrownBy(() -> real("x", 32, 300).matmul(real("w", 128, 64))).isInstanceOf(ShapeException.class).hasMessage(
        "MED-031 The shape ((32, 300)) of (x) and the shape ((128, 64)) of (w) for operation (matmul) in component (mmoe) must be (..., n, k) and (k, m), or have equal leading axes.\n"
            + "Maybe transpose or reshape one of them.");
  }

  @Test
  void type() {
    assertThatThrownBy(() -> whole("tokens", 2, 5).relu()).isInstanceOf(ShapeException.class).hasMessage(
        "MED-032 The shape ((2, 5)) of (tokens) for operation (relu) in component (mmoe) must have elements of type FLOAT, not INT.\n"
            + "Maybe convert it with toFloat, toInt or a comparison.");
  }

  @Test
  void shape() {
    assertThatThrownBy(() -> real("x", 2, 3, 4).reshape(5, 5)).isInstanceOf(ShapeException.class).hasMessage(
        "MED-033 The shape ((2, 3, 4)) of (x) for operation (reshape) in component (mmoe) must have as many elements as (5, 5).\nMaybe check the product of the axes.");
  }

  @Test
  void parameterTwice() {
    var network = Network.empty().writtenBy("hard").scope("trunk");
    network.parameter("weight", Shape.of(2), Init.zeros());
    assertThatThrownBy(() -> network.taskParameter("weight", Shape.of(3), Init.zeros())).isInstanceOf(ShapeException.class)
        .hasMessage(
            "MED-034 The parameter (trunk.weight) of component (hard) is declared twice.\nMaybe declare each in a scope of its own.");
    var unnamed = Network.empty();
    unnamed.parameter("weight", Shape.of(2), Init.zeros());
    assertThatThrownBy(() -> unnamed.parameter("weight", Shape.of(2), Init.zeros()))
        .hasMessage("MED-034 The parameter (weight) is declared twice.\nMaybe declare each in a scope of its own.");
  }

  @Test
  void carriesItsProblem() {
    var thrown = catchThrowableOfType(ShapeException.class, () -> real("x", 2).add(real("y", 3)));
    Assertions.assertThat(thrown.problems()).singleElement().extracting("id").isEqualTo("MED-030");
  }

  static Stream<Arguments> wrong() {
    var x = real("x", 2, 3, 4);
    var image = real("x", 2, 3, 8, 7);
    return Stream.of(
        wrong("MED-030", "operation (add)", () -> x.add(real("y", 2, 3))),
        wrong("MED-030", "operation (add)", () -> x.add(real("y", 1, 4))),
        wrong("MED-030", "operation (add)", () -> x.add(real("y", 2, 3, 5))), wrong("MED-030", "operation (eq)", () -> x.eq(real("y", 3))),
        wrong("MED-030", "operation (where)", () -> Tensor.where(x.gt(x), real("y", 3), x)),
        wrong("MED-031", "operation (matmul)", () -> x.matmul(real("y", 3, 4))),
        wrong("MED-031", "operation (matmul)", () -> x.matmul(real("y", 5, 4, 2))),
        wrong("MED-031", "operation (matmul)", () -> x.matmul(real("y", 4))),
        wrong("MED-031", "operation (matmul)", () -> real("x", 4).matmul(real("y", 4, 2))),
        wrong("MED-031", "operation (matmul)", () -> real("x", 3, 4).matmul(real("y", 2, 4, 5))),
        wrong("MED-033", "operation (gru)", () -> Tensor.gru(real("x", 2, 3, 6), real("w", 3, 6), real("b", 6), real("m", 2, 3), false)),
        wrong("MED-033", "operation (gru)", () -> Tensor.gru(real("x", 2, 3, 6), real("w", 2, 6), real("b", 6), real("m", 2, 4), false)),
        wrong("MED-033", "operation (lstm)", () -> Tensor.lstm(real("x", 2, 3, 6), real("w", 2, 6), real("b", 6), real("m", 2, 3), false)),
        wrong("MED-032", "operation (lstm)", () -> Tensor.lstm(real("x", 2, 3, 8), real("w", 2, 8), real("b", 8), whole("m", 2, 3), true)),
        wrong("MED-033", "operation (conv2d)", () -> Layers.conv2d(NETWORK, "conv", x, 3, 4)),
        wrong("MED-032", "operation (add)", () -> x.add(whole("y", 4))), wrong("MED-032", "operation (gt)", () -> x.gt(whole("y", 4))),
        wrong("MED-032", "operation (and)", () -> x.gt(x).and(x)), wrong("MED-032", "operation (not)", x::not),
        wrong("MED-032", "operation (where)", () -> Tensor.where(x, x, x)),
        wrong("MED-032", "operation (where)", () -> Tensor.where(x.gt(x), x, whole("y", 4))),
        wrong("MED-032", "operation (sum)", () -> whole("x", 3).sum(0)),
        wrong("MED-032", "operation (softmax)", () -> whole("x", 3).softmax(0)),
        wrong("MED-032", "operation (matmul)", () -> whole("x", 3, 4).matmul(real("y", 4, 2))),
        wrong("MED-032", "operation (embedding)", () -> real("x", 9, 4).embedding(real("y", 3))),
        wrong("MED-032", "operation (pick)", () -> x.pick(real("y", 2, 3))),
        wrong("MED-032", "operation (take)", () -> x.take(real("y"))), wrong("MED-032", "operation (dropout)", () -> x.dropout(whole("y"))),
        wrong("MED-032", "operation (windows)", () -> whole("x", 2, 3, 4).windows(3)),
        wrong("MED-032", "operation (conv2d)", () -> image.conv2d(whole("y", 4, 3, 3, 3), 1, 0)),
        wrong("MED-032", "operation (maxPool2d)", () -> whole("x", 2, 3, 4, 4).maxPool2d(2)),
        wrong("MED-032", "operation (scaleGradient)", () -> x.scaleGradient(whole("y"))),
        wrong("MED-032", "operation (attention)", () -> Tensor.attention(image, image, image, whole("x", 2, 8))),
        wrong("MED-033", "has no axis 3.\nMaybe name an axis from -3 to 2.", () -> x.sum(3)),
        wrong("MED-033", "has no axis -4", () -> x.softmax(-4)),
        wrong("MED-033", "has no axis 0.\nMaybe unsqueeze the scalar.", () -> real("x").max(0)),
        wrong("MED-033", "must name each axis once, not [0, 1]", () -> x.permute(0, 1)),
        wrong("MED-033", "must name each axis once, not [0, 1, 1]", () -> x.permute(0, 1, -2)),
        wrong("MED-033", "cannot become [-1, 4]", () -> x.reshape(-1, 4)),
        wrong("MED-033", "operation (unsqueeze)", () -> x.unsqueeze(4)),
        wrong("MED-033", "must have length 1 on axis 1", () -> x.squeeze(1)),
        wrong("MED-033", "must match (2, 3, 5) but where it has length 1", () -> x.expand(2, 3, 5)),
        wrong("MED-033", "operation (expand)", () -> x.expand(3, 4)),
        wrong("MED-033", "cannot become [2, 0, 4]", () -> x.expand(2, 0, 4)),
        wrong("MED-033", "has no stretch from 2 of length 2 on axis 1", () -> x.narrow(1, 2, 2)),
        wrong("MED-033", "operation (concat)", () -> Tensor.concat(0, x, real("y", 2, 3, 5))),
        wrong("MED-033", "operation (concat)", () -> Tensor.concat(0, x, whole("y", 2, 3, 4))),
        wrong("MED-033", "operation (stack) in component (mmoe) must be equal", () -> Tensor.stack(0, x, real("y", 3, 4))),
        wrong("MED-033", "must be a table (rows, width)", () -> x.embedding(whole("y", 2))),
        wrong("MED-033", "operation (pick)", () -> x.pick(whole("y", 3, 2))),
        wrong("MED-033", "operation (pick)", () -> real("x").pick(whole("y"))),
        wrong("MED-033", "operation (take)", () -> x.take(whole("y", 2))),
        wrong("MED-033", "operation (normalize)", () -> real("x").normalize(1e-5)),
        wrong("MED-033", "must be a scalar rate", () -> x.dropout(real("y", 1))),
        wrong("MED-033", "the size odd, not 2", () -> x.windows(2)),
        wrong("MED-033", "operation (windows)", () -> real("x", 3, 4).windows(3)),
        wrong("MED-033", "operation (conv2d)", () -> image.conv2d(real("y", 4, 2, 3, 3), 1, 0)),
        wrong("MED-033", "at least as large as the kernel", () -> image.conv2d(real("y", 4, 3, 9, 3), 2, 0)),
        wrong("MED-033", "operation (maxPool2d)", () -> image.maxPool2d(8)),
        wrong("MED-033", "must be a scalar factor", () -> x.scaleGradient(real("y", 1))),
        wrong("MED-033", "operation (attention)", () -> Tensor.attention(image, real("y", 3, 4), real("z", 3, 4), real("m", 2, 4))),
        wrong("MED-033", "operation (attention)", () -> Tensor.attention(image, image, image, real("y", 2, 7))),
        wrong("MED-033", "operation (linear)", () -> Layers.linear(Network.empty(), "out", real("x"), 3)),
        wrong("MED-033", "operation (squaredError) in component (mmoe) must be equal", () -> Losses.squaredError(x, real("y", 3, 4))),
        wrong("MED-033", "operation (weightedMean)", () -> Losses.crossEntropy(x, whole("y", 2, 3), real("z", 3), 0)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wrong")
  void isToldWithItsIdAndOperand(String id, String words, Supplier<Tensor> expression) {
    assertThatThrownBy(expression::get).isInstanceOf(ShapeException.class).hasMessageStartingWith(id + " The shape (")
        .hasMessageContaining(") of (").hasMessageContaining(words);
  }

  private static Arguments wrong(String id, String words, Supplier<Tensor> expression) {
    return arguments(id, words, expression);
  }

  private static Tensor real(String name, int... dims) {
    return NETWORK.input(name, Shape.of(dims), DType.FLOAT);
  }

  private static Tensor whole(String name, int... dims) {
    return NETWORK.input(name, Shape.of(dims), DType.INT);
  }
}
