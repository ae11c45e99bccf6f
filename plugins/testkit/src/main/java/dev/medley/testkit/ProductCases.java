package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.parameter;
import static dev.medley.testkit.Operands.tied;

import java.util.List;

/// Products and convolutions: batched and not, with members' own and shared operands on either side.
final class ProductCases {

  private ProductCases() {}

  static List<Expression> all() {
    return List.of(
        Expression.of("matmul", n -> input(n, 3, 4).matmul(parameter(n, 4, 2))),
        Expression.of("matmul of a sequence", n -> input(n, 2, 3, 4).matmul(parameter(n, 4, 2))),
        Expression.of("matmul of four axes", n -> input(n, 2, 2, 3, 4).matmul(parameter(n, 4, 2))),
        Expression.of("matmul with equal leading axes", n -> input(n, 2, 3, 4).matmul(parameter(n, 2, 4, 5))),
        Expression.of("matmul with two equal leading axes", n -> input(n, 2, 2, 3, 4).matmul(parameter(n, 2, 2, 4, 2))),
        Expression.of("matmul of parameters", n -> parameter(n, 3, 4).matmul(parameter(n, 4, 2))),
        Expression.of("matmul with itself turned", n -> {
          var x = input(n, 3, 4).mul(parameter(n, 4));
          return x.matmul(x.transpose(0, 1));
        }),
        Expression.of("matmul with a constant right", n -> input(n, 3, 4).mul(parameter(n, 4)).matmul(constant(4, 2))),
        Expression.of("matmul of a sequence with a constant right", n -> input(n, 2, 3, 4).mul(parameter(n, 4)).matmul(constant(4, 2))),
        Expression.of("matmul with a batched constant right", n -> input(n, 2, 3, 4).mul(parameter(n, 4)).matmul(constant(2, 4, 2))),
        Expression.of("matmul with a constant left", n -> constant(3, 4).matmul(parameter(n, 4, 2))),
        Expression.of("matmul of a constant sequence", n -> constant(2, 3, 4).matmul(parameter(n, 4, 2))),
        Expression.of("matmul with a batched constant left", n -> constant(2, 3, 4).matmul(parameter(n, 2, 4, 2))),
        Expression.of("matmul of constants", n -> constant(3, 4).matmul(constant(4, 2)).mul(parameter(n, 2))),
        Expression.of("windows", n -> input(n, 2, 5, 3).mul(parameter(n, 3)).windows(3)),
        Expression.of("windows wider than the text", n -> input(n, 2, 2, 3).mul(parameter(n, 3)).windows(5)),
        Expression.of("windows of one", n -> input(n, 2, 3, 2).mul(parameter(n, 2)).windows(1)),
        Expression.of("windows of a constant", n -> constant(2, 4, 3).windows(3).mul(parameter(n, 9))),
        Expression.of("conv2d", n -> input(n, 2, 3, 5, 6).conv2d(parameter(n, 4, 3, 3, 2), 1, 0)),
        Expression.of("conv2d with stride and padding", n -> input(n, 2, 2, 5, 6).conv2d(parameter(n, 3, 2, 3, 3), 2, 1)),
        Expression.of("conv2d with a constant kernel", n -> input(n, 2, 2, 4, 4).mul(parameter(n, 4)).conv2d(constant(3, 2, 3, 3), 1, 1)),
        Expression.of("conv2d of a constant", n -> constant(2, 2, 4, 4).conv2d(parameter(n, 3, 2, 3, 3), 1, 1)),
        Expression.of("conv2d of constants", n -> constant(2, 2, 4, 4).conv2d(constant(3, 2, 3, 3), 1, 1).mul(parameter(n, 4))),
        Expression.of("maxPool2d", n -> input(n, 2, 3, 4, 6).mul(parameter(n, 6)).maxPool2d(2)),
        Expression.of("maxPool2d with a rest", n -> input(n, 2, 2, 5, 7).mul(parameter(n, 7)).maxPool2d(3)),
        Expression.of("maxPool2d at ties", n -> tied(n, 2, 2, 4, 4).maxPool2d(2)).with("x", new Field.Whole(2))
            .rough(),
        Expression.of("maxPool2d of a constant", n -> constant(2, 2, 4, 4).maxPool2d(2).mul(parameter(n))));
  }
}
