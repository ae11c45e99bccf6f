package dev.medley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The catalogue covers the language, and the interpreter's gradients are the derivatives of its values.
class ExpressionsTest {

  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  static List<Expression> all() {
    return Expressions.all();
  }

  static List<Expression> smooth() {
    return Expressions.all().stream().filter(Expression::smooth).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void evaluatesToTheShapeThatItDeclares(Expression expression) {
    for (int seed = 0; seed < 3; seed++) {
      var result = expression.result(Network.empty());
      var value = new Interpreter(expression.bindings(seed)).value(result);
      assertThat(value.shape()).isEqualTo(result.shape());
      assertThat(value.largest()).isFinite();
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void gradientsAgreeWithFiniteDifferences(Expression expression) {
    for (int seed = 0; seed < 2; seed++) agree(expression, expression.bindings(seed));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void gradientsAgreeWithFiniteDifferencesUnderDropout(Expression expression) {
    agree(expression, expression.bindings(5).withMode(new Mode.Training((occurrence, element) -> (7 * occurrence + element) % 3 != 0)));
  }

  @Test
  void everyOperationOccurs() {
    var operations = new HashSet<Class<?>>();
    var functions = new HashSet<Enum<?>>();
    for (var expression : Expressions.all()) {
      for (var tensor : Expression.parts(expression.loss(Network.empty()))) {
        operations.add(tensor.op().getClass());
        switch (tensor.op()) {
          case Op.Unary(var function) -> functions.add(function);
          case Op.Binary(var function) -> functions.add(function);
          case Op.Reduce(var function, _) -> functions.add(function);
          default -> {}
        }
      }
    }
    assertThat(operations).containsExactlyInAnyOrder(Op.class.getPermittedSubclasses());
    assertThat(functions).contains(Op.Unary.Function.values()).contains(Op.Binary.Function.values()).contains(Op.Reduce.Function.values());
  }

  @Test
  void namesAreUnique() {
    assertThat(Expressions.all()).extracting(Expression::name).doesNotHaveDuplicates();
  }

  /// Compares along random directions, two for each parameter and input: a wrong gradient would have to be orthogonal to both.
  private static void agree(Expression expression, Bindings bindings) {
    var loss = expression.loss(Network.empty());
    var gradients = new Interpreter(bindings).gradients(loss);
    assertThat(gradients.value()).isEqualTo(new Interpreter(bindings).value(loss).item());
    gradients.parameters().forEach((name, gradient) -> along(expression + ", parameter " + name, loss, gradient, direction -> {
      return bindings.withParameter(name, bindings.parameters().get(name).plus(direction));
    }));
    gradients.inputs().forEach((name, gradient) -> {
      if (expression.fields().get(name) instanceof Field.Mask || expression.fields().get(name) instanceof Field.Whole) return;
      along(expression + ", input " + name, loss, gradient,
          direction -> bindings.withInput(name, bindings.inputs().get(name).plus(direction)));
    });
  }

  private static void along(String what, Tensor loss, Array gradient, Function<Array, Bindings> moved) {
    var random = new SplittableRandom(what.hashCode());
    for (int repeat = 0; repeat < 2; repeat++) {
      var direction = Array.generate(gradient.shape(), i -> random.nextGaussian());
      double up = new Interpreter(moved.apply(direction.map(v -> STEP * v))).value(loss).item();
      double down = new Interpreter(moved.apply(direction.map(v -> -STEP * v))).value(loss).item();
      double slope = (up - down) / (2 * STEP);
      double told = 0;
      for (int i = 0; i < gradient.size(); i++) told += gradient.get(i) * direction.get(i);
      assertThat(told).as(what).isCloseTo(slope, within(TOLERANCE * (1 + Math.abs(slope))));
    }
  }
}
