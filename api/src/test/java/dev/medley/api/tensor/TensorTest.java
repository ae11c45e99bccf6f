package dev.medley.api.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The shape and type of each operation's result.
class TensorTest {

  private static final Network NETWORK = Network.empty();
  private static final Tensor X = real("x", 2, 3, 4);
  private static final Tensor ROW = real("row", 4);
  private static final Tensor ONE = real("one");
  private static final Tensor IDS = whole("ids", 2, 3);
  private static final Tensor TRUE = X.gt(Tensor.constant(0));

  static Stream<Arguments> results() {
    return Stream.of(
        arguments("neg", X.neg(), DType.FLOAT, List.of(2, 3, 4)), arguments("abs", X.abs(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("sign", X.sign(), DType.FLOAT, List.of(2, 3, 4)), arguments("exp", X.exp(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("log", X.log(), DType.FLOAT, List.of(2, 3, 4)), arguments("sqrt", X.sqrt(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("square", X.square(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("reciprocal", X.reciprocal(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("sin", X.sin(), DType.FLOAT, List.of(2, 3, 4)), arguments("cos", X.cos(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("tanh", X.tanh(), DType.FLOAT, List.of(2, 3, 4)), arguments("sigmoid", X.sigmoid(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("relu", X.relu(), DType.FLOAT, List.of(2, 3, 4)), arguments("gelu", X.gelu(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("softplus", X.softplus(), DType.FLOAT, List.of(2, 3, 4)), arguments("not", TRUE.not(), DType.BOOL, List.of(2, 3, 4)),
        arguments("add", X.add(ROW), DType.FLOAT, List.of(2, 3, 4)),
        arguments("add, smaller first", ROW.add(X), DType.FLOAT, List.of(2, 3, 4)),
        arguments("sub", ONE.sub(X), DType.FLOAT, List.of(2, 3, 4)), arguments("mul", X.mul(X), DType.FLOAT, List.of(2, 3, 4)),
        arguments("div", X.div(2), DType.FLOAT, List.of(2, 3, 4)), arguments("pow", ROW.pow(2), DType.FLOAT, List.of(4)),
        arguments("maximum", X.maximum(ROW), DType.FLOAT, List.of(2, 3, 4)), arguments("minimum", ONE.minimum(ONE), DType.FLOAT, List.of()),
        arguments("clamp", X.clamp(0, 1), DType.FLOAT, List.of(2, 3, 4)), arguments("eq", IDS.eq(IDS), DType.BOOL, List.of(2, 3)),
        arguments("gt", X.gt(ROW), DType.BOOL, List.of(2, 3, 4)), arguments("ge", X.ge(ONE), DType.BOOL, List.of(2, 3, 4)),
        arguments("and", TRUE.and(TRUE), DType.BOOL, List.of(2, 3, 4)),
        arguments("where", Tensor.where(TRUE, ROW, ONE), DType.FLOAT, List.of(2, 3, 4)),
        arguments("where of whole numbers", Tensor.where(IDS.eq(IDS), IDS, IDS), DType.INT, List.of(2, 3)),
        arguments("toFloat", IDS.toFloat(), DType.FLOAT, List.of(2, 3)), arguments("toInt", X.toInt(), DType.INT, List.of(2, 3, 4)),
        arguments("reshape", X.reshape(6, 4), DType.FLOAT, List.of(6, 4)),
        arguments("reshape keeps the type", IDS.reshape(6), DType.INT, List.of(6)),
        arguments("permute", X.permute(2, 0, 1), DType.FLOAT, List.of(4, 2, 3)),
        arguments("transpose", X.transpose(0, -1), DType.FLOAT, List.of(4, 3, 2)),
        arguments("unsqueeze", X.unsqueeze(1), DType.FLOAT, List.of(2, 1, 3, 4)),
        arguments("unsqueeze inside", X.unsqueeze(-1), DType.FLOAT, List.of(2, 3, 4, 1)),
        arguments("squeeze", X.unsqueeze(1).squeeze(1), DType.FLOAT, List.of(2, 3, 4)),
        arguments("expand", ROW.expand(5, 4), DType.FLOAT, List.of(5, 4)),
        arguments("expand a length of 1", X.narrow(1, 0, 1).expand(2, 7, 4), DType.FLOAT, List.of(2, 7, 4)),
        arguments("narrow", X.narrow(-1, 1, 2), DType.FLOAT, List.of(2, 3, 2)),
        arguments("concat", Tensor.concat(1, X, X), DType.FLOAT, List.of(2, 6, 4)),
        arguments("stack", Tensor.stack(-1, IDS, IDS), DType.INT, List.of(2, 3, 2)),
        arguments("sum", X.sum(1), DType.FLOAT, List.of(2, 4)), arguments("mean", X.mean(-1), DType.FLOAT, List.of(2, 3)),
        arguments("max", X.max(0), DType.FLOAT, List.of(3, 4)), arguments("logsumexp", X.logsumexp(-3), DType.FLOAT, List.of(3, 4)),
        arguments("argmax", X.argmax(-1), DType.INT, List.of(2, 3)), arguments("sum of all", X.sum(), DType.FLOAT, List.of()),
        arguments("mean of a scalar", ONE.mean(), DType.FLOAT, List.of()),
        arguments("softmax", X.softmax(1), DType.FLOAT, List.of(2, 3, 4)),
        arguments("logSoftmax", X.logSoftmax(-1), DType.FLOAT, List.of(2, 3, 4)),
        arguments("matmul", X.matmul(real("w", 4, 5)), DType.FLOAT, List.of(2, 3, 5)),
        arguments("batched matmul", X.matmul(real("w", 2, 4, 5)), DType.FLOAT, List.of(2, 3, 5)),
        arguments("embedding", real("table", 9, 5).embedding(IDS), DType.FLOAT, List.of(2, 3, 5)),
        arguments("pick", X.pick(IDS), DType.FLOAT, List.of(2, 3)),
        arguments("take", X.take(NETWORK.task()), DType.FLOAT, List.of(3, 4)),
        arguments("normalize", X.normalize(1e-5), DType.FLOAT, List.of(2, 3, 4)),
        arguments("dropout", X.dropout(ONE), DType.FLOAT, List.of(2, 3, 4)),
        arguments("windows", X.windows(3), DType.FLOAT, List.of(2, 3, 12)),
        arguments("conv2d", real("image", 2, 3, 8, 7).conv2d(real("kernel", 5, 3, 3, 3), 2, 1), DType.FLOAT, List.of(2, 5, 4, 4)),
        arguments("maxPool2d", real("image", 2, 3, 8, 7).maxPool2d(3), DType.FLOAT, List.of(2, 3, 2, 2)),
        arguments("attention", Tensor.attention(real("q", 2, 1, 3, 4), real("k", 2, 1, 5, 4), real("v", 2, 1, 5, 4), real("mask", 2, 5)),
            DType.FLOAT, List.of(2, 1, 3, 4)),
        arguments("stopGradient", X.stopGradient(), DType.FLOAT, List.of(2, 3, 4)),
        arguments("scaleGradient", X.scaleGradient(ONE), DType.FLOAT, List.of(2, 3, 4)),
        arguments("call", Tensor.call("torch.erf", List.of(), 0, X.shape(), X), DType.FLOAT, List.of(2, 3, 4)),
        arguments("constant", Tensor.constant(Shape.of(2), 1, 2), DType.FLOAT, List.of(2)),
        arguments("task", NETWORK.task(), DType.INT, List.of()),
        arguments("scalar", NETWORK.scalar("rate"), DType.FLOAT, List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("results")
  void hasShapeAndType(String operation, Tensor result, DType type, List<Integer> dims) {
    assertThat(result.shape()).isEqualTo(new Shape(dims));
    assertThat(result.type()).isEqualTo(type);
  }

  @Test
  void namesTellTheExpression() {
    assertThat(X.matmul(real("w", 4, 5)).add(1).relu()).hasToString("relu(add(matmul(x, w), constant))(2, 3, 5)");
  }

  @Test
  void namesStayShortInDeepNetworks() {
    var deep = X;
    for (int i = 0; i < 60; i++) deep = deep.add(deep.tanh());
    assertThat(deep.name()).startsWith("add(add(add(").hasSizeLessThan(100);
  }

  @Test
  void longNamesOfParametersStayWhole() {
    String name = "layer".repeat(40);
    assertThat(Network.empty().parameter(name, Shape.of(2), Init.zeros()).name()).isEqualTo(name);
  }

  @Test
  void whatIsMadeOfAComponentsTensorsBelongsToIt() {
    var theirs = Network.empty().writtenBy("mmoe").parameter("w", Shape.of(4), Init.zeros());
    assertThat(Stream
        .<Supplier<Tensor>>of(() -> theirs.relu(), () -> ROW.add(theirs), () -> Tensor.concat(0, ROW, theirs),
            () -> Tensor.where(ROW.gt(ONE), ROW, theirs.sum(0)))
        .map(made -> made.get().component())).containsOnly("mmoe");
  }

  @Test
  void conversionToItsOwnTypeIsTheTensor() {
    assertThat(X.toFloat()).isSameAs(X);
    assertThat(IDS.toInt()).isSameAs(IDS);
  }

  private static Tensor real(String name, int... dims) {
    return NETWORK.input(name, Shape.of(dims), DType.FLOAT);
  }

  private static Tensor whole(String name, int... dims) {
    return NETWORK.input(name, Shape.of(dims), DType.INT);
  }
}
