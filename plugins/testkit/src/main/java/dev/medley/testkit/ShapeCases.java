package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.ids;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.parameter;

import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Operations that move elements and change none.
final class ShapeCases {

  private ShapeCases() {}

  static List<Expression> all() {
    return Stream.of(
        pair("reshape", t -> t.reshape(4, 6)), pair("reshape to one axis", t -> t.reshape(24)), pair("permute", t -> t.permute(2, 0, 1)),
        pair("transpose", t -> t.transpose(-1, -2)),
        pair("transpose outermost", t -> t.transpose(0, 1)), pair("reshape after permute", t -> t.permute(1, 2, 0).reshape(6, 4)),
        pair("unsqueeze", t -> t.unsqueeze(1).add(constant(2, 1, 3, 4))), pair("unsqueeze outermost", t -> t.unsqueeze(0)),
        pair("unsqueeze innermost and squeeze", t -> t.unsqueeze(-1).squeeze(3)),
        pair("expand", t -> t.narrow(1, 1, 1).expand(2, 5, 4)), pair("expand by an outer axis", t -> t.expand(3, 2, 3, 4)),
        pair("expand both", t -> t.narrow(2, 0, 1).expand(2, 2, 3, 3)),
        pair("narrow", t -> t.narrow(1, 1, 2)), pair("narrow outermost", t -> t.narrow(0, 1, 1)),
        pair("narrow innermost", t -> t.narrow(-1, 1, 3)),
        List.of(
            Expression.of("expand a scalar", n -> parameter(n).expand(3, 4).mul(input(n, 3, 4))),
            Expression.of("reshape a scalar", n -> parameter(n).reshape(1, 1).add(input(n, 1, 1))),
            Expression.of("concat innermost", n -> Tensor.concat(-1, input(n, 3, 2), parameter(n, 3, 4), input(n, 3, 2))),
            Expression.of("concat outermost", n -> Tensor.concat(0, parameter(n, 1, 4), input(n, 3, 4))),
            Expression.of("concat in the middle", n -> Tensor.concat(1, parameter(n, 2, 1, 4), input(n, 2, 3, 4))),
            Expression.of("concat with a constant", n -> Tensor.concat(0, constant(2, 4), parameter(n, 3, 4))),
            Expression.of("concat of constants", n -> Tensor.concat(1, constant(2, 4), constant(2, 3)).mul(parameter(n, 7))),
            Expression.of("concat of whole numbers", n -> Tensor.concat(1, ids(n, 2, 3), Operands.constantIds(3, 2, 1))).with("ids",
                new Field.Whole(7)),
            Expression.of("stack outermost", n -> Tensor.stack(0, input(n, 3, 4), parameter(n, 3, 4))),
            Expression.of("stack innermost", n -> Tensor.stack(-1, input(n, 3, 4), constant(3, 4), parameter(n, 3, 4))),
            Expression.of("stack scalars", n -> Tensor.stack(0, parameter(n), n.scalar("s"), Tensor.constant(2)).softmax(0)).scalar("s",
                0.5, 2)))
        .flatMap(List::stream).toList();
  }

  private static List<Expression> pair(String name, UnaryOperator<Tensor> move) {
    return List.of(
        Expression.of(name, n -> move.apply(input(n, 2, 3, 4).mul(parameter(n, 4)))),
        Expression.of(name + " of a constant", n -> move.apply(constant(2, 3, 4)).mul(parameter(n))));
  }
}
