package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.parameter;
import static dev.medley.testkit.Operands.tied;

import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Functions of one element, on what is each member's own and on a constant.
final class UnaryCases {

  private UnaryCases() {}

  static List<Expression> all() {
    return Stream.of(
        pair("neg", Tensor::neg), pair("abs", Tensor::abs), pair("exp", Tensor::exp), pair("square", Tensor::square),
        pair("sin", Tensor::sin), pair("cos", Tensor::cos),
        pair("tanh", Tensor::tanh), pair("sigmoid", Tensor::sigmoid), pair("relu", Tensor::relu), pair("gelu", Tensor::gelu),
        pair("softplus", Tensor::softplus),
        pair("softplus far out", t -> t.mul(20).softplus()),
        pair("sign", t -> t.sign().mul(t)),
        pair("log", t -> t.square().add(0.5).log()), pair("sqrt", t -> t.square().add(0.5).sqrt()),
        pair("reciprocal", t -> t.square().add(0.5).reciprocal()),
        pair("not", t -> Tensor.where(t.gt(Tensor.constant(0)).not(), t, t.mul(0.1))),
        List.of(
            Expression.of("relu, abs and sign at zero", n -> ties(tied(n, 4, 5))).with("x", new Field.Whole(2)).rough(),
            Expression.of("toInt drops the fraction", n -> input(n, 3, 4).mul(3).toInt().toFloat().mul(parameter(n, 3, 4))),
            Expression.of("toFloat of truth", n -> input(n, 3, 4).gt(Tensor.constant(0)).toFloat().mul(parameter(n, 4))),
            Expression.of("toInt of truth", n -> input(n, 3, 4).gt(Tensor.constant(0)).toInt())))
        .flatMap(List::stream).toList();
  }

  private static Tensor ties(Tensor x) {
    return x.relu().add(x.abs().mul(2)).add(x.sign());
  }

  private static List<Expression> pair(String name, UnaryOperator<Tensor> function) {
    return List.of(
        Expression.of(name, n -> function.apply(input(n, 3, 4).mul(parameter(n, 4)))),
        Expression.of(name + " of a constant", n -> function.apply(constant(3, 4)).add(parameter(n, 4))));
  }
}
