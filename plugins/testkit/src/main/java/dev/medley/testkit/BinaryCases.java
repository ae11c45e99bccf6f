package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.ids;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.parameter;
import static dev.medley.testkit.Operands.tied;

import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// Functions of two and three elements: equal shapes, innermost axes, scalars, on either side, members' own and shared.
final class BinaryCases {

  private BinaryCases() {}

  static List<Expression> all() {
    return Stream.of(
        forms("add", Tensor::add), forms("sub", Tensor::sub), forms("mul", Tensor::mul), forms("div", (a, b) -> a.div(b.square().add(0.5))),
        forms("maximum", Tensor::maximum), forms("minimum", Tensor::minimum),
        forms("where", (a, b) -> Tensor.where(a.gt(b), a.mul(2), b.mul(3))), rest()).flatMap(List::stream).toList();
  }

  private static List<Expression> forms(String name, BinaryOperator<Tensor> f) {
    return List.of(
        Expression.of(name + ", equal shapes", n -> f.apply(input(n, 3, 4), parameter(n, 3, 4))),
        Expression.of(name + ", innermost axis right", n -> f.apply(input(n, 3, 4), parameter(n, 4))),
        Expression.of(name + ", innermost axis left", n -> f.apply(parameter(n, 4), input(n, 3, 4))),
        Expression.of(name + ", two of three axes", n -> f.apply(parameter(n, 2, 3, 4), input(n, 3, 4))),
        Expression.of(name + ", scalar parameter", n -> f.apply(input(n, 3, 4), parameter(n))),
        Expression.of(name + ", scalars", n -> f.apply(parameter(n), parameter(n))),
        Expression.of(name + ", a member's number", n -> f.apply(n.scalar("s"), parameter(n, 3, 4))).scalar("s", 0.5, 2),
        Expression.of(name + ", constant of equal shape", n -> f.apply(constant(3, 4), parameter(n, 3, 4))),
        Expression.of(name + ", larger constant", n -> f.apply(constant(3, 4), parameter(n, 4))),
        Expression.of(name + ", larger constant and scalar parameter", n -> f.apply(parameter(n), constant(3, 4))),
        Expression.of(name + ", smaller constant", n -> f.apply(parameter(n, 3, 4), constant(4))),
        Expression.of(name + ", constants alone", n -> f.apply(constant(3, 4), constant(4)).mul(parameter(n))));
  }

  private static List<Expression> rest() {
    return List.of(
        Expression.of("numbers", n -> input(n, 3, 4).add(1).mul(parameter(n, 4)).sub(0.25).div(3)),
        Expression.of("pow", n -> input(n, 3, 4).square().add(parameter(n, 4).square()).add(0.1).pow(1.5)),
        Expression.of("pow with a whole exponent", n -> parameter(n, 3, 4).pow(3)),
        Expression.of("pow with a negative exponent", n -> parameter(n, 3, 4).square().add(0.5).pow(-0.5)),
        Expression.of("clamp", n -> input(n, 3, 4).mul(parameter(n, 4)).clamp(-0.5, 0.75)),
        Expression
            .of("clamp, maximum and minimum at ties",
                n -> tied(n, 3, 4).clamp(0, 1).add(tied(n, 3, 4).maximum(tied(n, 3, 4).minimum(Tensor.constant(1)))))
            .with("x", new Field.Whole(3)).rough(),
        Expression.of("eq of whole numbers", n -> ids(n, 3, 4).eq(ids(n, 3, 4).toFloat().mul(1).toInt()).toFloat().mul(parameter(n, 4)))
            .with("ids", new Field.Whole(3)),
        Expression.of("eq with a constant", n -> ids(n, 3, 4).eq(Tensor.constant(1).toInt()).toFloat().mul(parameter(n, 4))).with("ids",
            new Field.Whole(3)),
        Expression.of("eq of real numbers", n -> input(n, 3, 4).eq(Tensor.constant(1))).with("x", new Field.Whole(3)),
        Expression.of("gt of whole numbers, innermost axis", n -> ids(n, 3, 4).gt(Operands.constantIds(3, 4))).with("ids",
            new Field.Whole(3)),
        Expression.of("ge at ties", n -> input(n, 3, 4).ge(constant(3, 4).mul(0).add(1))).with("x", new Field.Whole(3)),
        Expression.of("and", n -> input(n, 3, 4).gt(Tensor.constant(-0.5)).and(parameter(n, 4).gt(Tensor.constant(0)))),
        Expression.of("and with a constant", n -> constant(3, 4).gt(Tensor.constant(0)).and(parameter(n).gt(Tensor.constant(0)).not())),
        Expression.of("where, condition of the innermost axis",
            n -> Tensor.where(constant(4).gt(Tensor.constant(0)), parameter(n, 3, 4), input(n, 3, 4))),
        Expression.of("where, largest condition", n -> Tensor.where(input(n, 3, 4).gt(Tensor.constant(0)), parameter(n), constant(4))),
        Expression.of("where, shared but one member's branch",
            n -> Tensor.where(constant(3, 4).gt(Tensor.constant(0)), constant(4), parameter(n, 4))),
        Expression
            .of("where of whole numbers",
                n -> Tensor.where(input(n, 3, 4).gt(Tensor.constant(0)), ids(n, 3, 4), Operands.constantIds(3, 4)))
            .with("ids", new Field.Whole(9)));
  }
}
