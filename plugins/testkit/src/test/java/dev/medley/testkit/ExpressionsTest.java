package dev.medley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
    for (int seed = 0; seed < 3; seed++) agree(expression, expression.bindings(seed));
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

  private static void agree(Expression expression, Bindings bindings) {
    var loss = expression.loss(Network.empty());
    var gradients = new Interpreter(bindings).gradients(loss);
    assertThat(gradients.value()).isEqualTo(new Interpreter(bindings).value(loss).item());
    gradients.parameters().forEach((name, gradient) -> {
      var start = bindings.parameters().get(name);
      for (int i = 0; i < start.size(); i++) {
        double slope = slope(loss, bindings.withParameter(name, start.with(i, start.get(i) + STEP)), bindings.withParameter(name, start.with(i, start.get(i) - STEP)));
        assertThat(gradient.get(i)).as("%s, parameter %s[%d]", expression, name, i).isCloseTo(slope, within(TOLERANCE * (1 + Math.abs(slope))));
      }
    });
    gradients.inputs().forEach((name, gradient) -> {
      if (Arrays.asList("mask").contains(name) || expression.fields().get(name) instanceof Field.Whole) return;
      var start = bindings.inputs().get(name);
      for (int i = 0; i < start.size(); i++) {
        double slope = slope(loss, bindings.withInput(name, start.with(i, start.get(i) + STEP)), bindings.withInput(name, start.with(i, start.get(i) - STEP)));
        assertThat(gradient.get(i)).as("%s, input %s[%d]", expression, name, i).isCloseTo(slope, within(TOLERANCE * (1 + Math.abs(slope))));
      }
    });
  }

  private static double slope(dev.medley.api.tensor.Tensor loss, Bindings up, Bindings down) {
    return (new Interpreter(up).value(loss).item() - new Interpreter(down).value(loss).item()) / (2 * STEP);
  }
}
