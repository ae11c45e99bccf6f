package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.mask;
import static dev.medley.testkit.Operands.parameter;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.List;

/// Attention, dropout, the gradient's own operations, and functions called by name.
final class NetworkCases {

  private NetworkCases() {}

  static List<Expression> all() {
    return List.of(
        Expression.of("attention", n -> {
          var x = input(n, 2, 2, 3, 4);
          return Tensor.attention(x.mul(parameter(n, 4)), x.mul(parameter(n, 4)), x.mul(parameter(n, 4)), mask(n, 2, 3));
        }).with("mask", new Field.Mask()),
        Expression.of("attention of fewer queries than keys", n -> {
          var x = input(n, 2, 1, 5, 3).mul(parameter(n, 3));
          return Tensor.attention(parameter(n, 2, 1, 2, 3), x, x, mask(n, 2, 5));
        }).with("mask", new Field.Mask()),
        Expression.of("attention with a constant mask", n -> {
          var x = input(n, 2, 2, 3, 4).mul(parameter(n, 4));
          return Tensor.attention(x, x, x, Tensor.constant(Shape.of(2, 3), 1, 0, 1, 1, 1, 1));
        }),
        Expression
            .of("attention with constant keys and values",
                n -> Tensor.attention(parameter(n, 2, 2, 3, 4), constant(2, 2, 5, 4), constant(2, 2, 5, 4).tanh(), mask(n, 2, 5)))
            .with("mask", new Field.Mask()),
        Expression
            .of("attention with constant queries",
                n -> Tensor.attention(constant(2, 2, 3, 4), parameter(n, 2, 2, 5, 4), parameter(n, 2, 2, 5, 4), mask(n, 2, 5)))
            .with("mask", new Field.Mask()),
        Expression.of("dropout", n -> input(n, 3, 4).mul(parameter(n, 4)).dropout(n.scalar("rate")).tanh()).scalar("rate", 0.2, 0.6),
        Expression
            .of("dropout twice", n -> input(n, 3, 4).dropout(n.scalar("rate")).matmul(parameter(n, 4, 4)).dropout(Tensor.constant(0.5)))
            .scalar("rate", 0.2, 0.6),
        Expression.of("dropout of a constant", n -> constant(3, 4).dropout(n.scalar("rate")).mul(parameter(n, 4))).scalar("rate", 0.2, 0.6),
        Expression.of("dropout of a constant at a constant rate", n -> constant(3, 4).dropout(Tensor.constant(0.5)).mul(parameter(n, 4))),
        Expression.of("dropout of nothing", n -> input(n, 3, 4).mul(parameter(n, 4)).dropout(Tensor.constant(0))),
        Expression.of("whenTraining", n -> {
          var x = input(n, 3, 4).mul(parameter(n, 4));
          return x.tanh().whenTraining(x.square());
        }),
        Expression.of("stopGradient", n -> {
          var p = parameter(n, 4);
          return input(n, 3, 4).mul(p).stopGradient().mul(p);
        }).rough(),
        Expression.of("stopGradient of all", n -> parameter(n, 3).add(parameter(n, 3).stopGradient())).rough(),
        Expression
            .of("scaleGradient by a member's number", n -> input(n, 3, 4).mul(parameter(n, 4)).scaleGradient(n.scalar("factor")).tanh())
            .scalar("factor", 0.5, 2).rough(),
        Expression.of("gradient reversal",
            n -> input(n, 3, 4).matmul(parameter(n, 4, 2)).scaleGradient(Tensor.constant(-0.3)).matmul(parameter(n, 2, 2))).rough(),
        Expression.of("scaleGradient by one", n -> input(n, 3, 4).mul(parameter(n, 4)).scaleGradient(Tensor.constant(1)).square()),
        Expression.of("call elementwise", n -> call("torch.erf", input(n, 3, 4).mul(parameter(n, 4)))),
        Expression.of("call of a constant", n -> call("torch.atan", constant(3, 4)).mul(parameter(n, 4))),
        Expression.of("calls", n -> call("torch.log1p", call("torch.expm1", input(n, 3, 4).mul(parameter(n, 4)).square()))),
        Expression.of("call along the last axis", n -> {
          var x = input(n, 2, 3, 4).mul(parameter(n, 4));
          return Tensor.call("torch.cumsum", List.of("-1"), 1, x.shape(), x);
        }));
  }

  private static Tensor call(String function, Tensor x) {
    return Tensor.call(function, List.of(), 0, x.shape(), x);
  }
}
