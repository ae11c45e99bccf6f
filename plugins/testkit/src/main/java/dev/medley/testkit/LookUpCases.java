package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.constantIds;
import static dev.medley.testkit.Operands.ids;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.parameter;

import java.util.List;

/// Elements and rows named by ids, with members' own and shared tables and ids.
final class LookUpCases {

  private LookUpCases() {}

  static List<Expression> all() {
    return List.of(
        Expression.of("embedding", n -> parameter(n, 7, 4).embedding(ids(n, 3, 5))).with("ids", new Field.Whole(7)),
        Expression.of("embedding of one axis", n -> parameter(n, 7, 4).embedding(ids(n, 3))).with("ids", new Field.Whole(7)),
        Expression.of("embedding of a scalar id", n -> parameter(n, 7, 4).embedding(ids(n))).with("ids", new Field.Whole(7)),
        Expression.of("embedding with repeated ids", n -> parameter(n, 2, 3).embedding(ids(n, 3, 5))).with("ids", new Field.Whole(2)),
        Expression.of("embedding in a constant table", n -> constant(7, 4).embedding(ids(n, 3, 5)).mul(parameter(n, 4))).with("ids",
            new Field.Whole(7)),
        Expression.of("embedding by constant ids", n -> parameter(n, 7, 4).embedding(constantIds(7, 3, 5))),
        Expression.of("embedding of constants", n -> constant(7, 4).embedding(constantIds(7, 3)).mul(parameter(n, 4))),
        Expression.of("embedding in a computed table", n -> parameter(n, 7, 2).matmul(parameter(n, 2, 4)).tanh().embedding(ids(n, 3, 5)))
            .with("ids", new Field.Whole(7)),
        Expression.of("scatter", n -> input(n, 5, 3).mul(parameter(n, 3)).scatter(ids(n, 5), 4)).with("ids", new Field.Whole(4)),
        Expression.of("scatter by constant ids", n -> input(n, 5, 3).mul(parameter(n, 3)).scatter(constantIds(7, 5), 7)),
        Expression.of("scatter of constants", n -> constant(5, 3).scatter(constantIds(4, 5), 4).mul(parameter(n, 3))),
        Expression.of("scatter of what members have", n -> parameter(n, 5, 3).scatter(constantIds(4, 5), 4).mul(input(n, 4, 3))),
        Expression.of("scatter and look up again", n -> {
          var ids = ids(n, 6);
          return input(n, 6, 2).mul(parameter(n, 2)).scatter(ids, 3).tanh().embedding(ids);
        }).with("ids", new Field.Whole(3)),
        Expression.of("pick", n -> input(n, 3, 4).mul(parameter(n, 4)).pick(ids(n, 3))).with("ids", new Field.Whole(4)),
        Expression.of("pick per token", n -> input(n, 2, 3, 4).mul(parameter(n, 4)).pick(ids(n, 2, 3))).with("ids", new Field.Whole(4)),
        Expression.of("pick a scalar", n -> parameter(n, 4).pick(ids(n))).with("ids", new Field.Whole(4)),
        Expression.of("pick by constant ids", n -> input(n, 3, 4).mul(parameter(n, 4)).pick(constantIds(4, 3))),
        Expression.of("pick from a constant", n -> constant(3, 4).pick(ids(n, 3)).mul(parameter(n))).with("ids", new Field.Whole(4)),
        Expression.of("pick from a constant by constant ids", n -> constant(3, 4).pick(constantIds(4, 3)).mul(parameter(n))),
        Expression.of("pick whole numbers", n -> ids(n, 3, 4).pick(constantIds(4, 3))).with("ids", new Field.Whole(9)),
        Expression.of("take", n -> parameter(n, 5, 3, 2).take(ids(n))).with("ids", new Field.Whole(5)),
        Expression.of("take an element", n -> parameter(n, 5).take(ids(n)).mul(input(n, 3, 4))).with("ids", new Field.Whole(5)),
        Expression.of("take by a constant id", n -> parameter(n, 5, 3).take(constantIds(5))),
        Expression.of("take from a constant", n -> constant(5, 3).take(ids(n)).mul(parameter(n, 3))).with("ids", new Field.Whole(5)),
        Expression.of("take from a constant by a constant id", n -> constant(5, 3).take(constantIds(5)).mul(parameter(n, 3))));
  }
}
