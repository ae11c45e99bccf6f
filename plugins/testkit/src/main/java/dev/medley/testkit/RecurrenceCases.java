package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.mask;
import static dev.medley.testkit.Operands.parameter;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Recurrent layers in both directions, with members' own and shared operands, on texts of various lengths.
final class RecurrenceCases {

  private static final int BATCH = 2;
  private static final int LENGTH = 4;
  private static final int WIDTH = 3;

  private RecurrenceCases() {}

  static List<Expression> all() {
    var cases = new ArrayList<Expression>();
    for (var cell : Op.Recurrence.Cell.values()) {
      int gates = cell.gates() * WIDTH;
      for (boolean backwards : new boolean[]{false, true}) {
        String name = cell + (backwards ? " backwards" : "");
        cases.add(masked(name, n -> layer(cell, Layers.linear(n, "words", input(n, BATCH, LENGTH, 5), gates), parameter(n, WIDTH, gates),
            parameter(n, gates), mask(n, BATCH, LENGTH), backwards)));
        cases.add(masked(name + " of a task's own", n -> layer(cell, Layers.taskLinear(n, "words", input(n, BATCH, LENGTH, 5), gates),
            own(n, "weight", WIDTH, gates), own(n, "bias", gates), mask(n, BATCH, LENGTH), backwards)).tasks(2));
      }
      cases.add(masked(cell + " with constant weights", n -> layer(cell, input(n, BATCH, LENGTH, gates).mul(parameter(n, gates)),
          constant(WIDTH, gates), constant(gates), mask(n, BATCH, LENGTH), false)));
      cases.add(Expression.of(cell + " of constant words", n -> layer(cell, constant(BATCH, LENGTH, gates), parameter(n, WIDTH, gates),
          constant(gates), Tensor.constant(Shape.of(BATCH, LENGTH), 1, 1, 0, 0, 1, 1, 1, 1), true)));
      cases.add(masked(cell + " after another", n -> {
        var first = layer(cell, input(n, BATCH, LENGTH, gates).mul(parameter(n, gates)), parameter(n, WIDTH, gates), parameter(n, gates),
            mask(n, BATCH, LENGTH), true);
        return layer(cell, first.matmul(parameter(n, WIDTH, gates)), parameter(n, WIDTH, gates), parameter(n, gates),
            mask(n, BATCH, LENGTH), false);
      }));
    }
    return cases;
  }

  private static Expression masked(String name, Function<Network, Tensor> write) {
    return Expression.of(name, write).with("mask", new Field.Mask());
  }

  private static Tensor layer(Op.Recurrence.Cell cell, Tensor words, Tensor weight, Tensor bias, Tensor mask, boolean backwards) {
    return switch (cell) {
      case GRU -> Tensor.gru(words, weight, bias, mask, backwards);
      case LSTM -> Tensor.lstm(words, weight, bias, mask, backwards);
    };
  }

  private static Tensor own(Network network, String name, int... dims) {
    return network.taskParameter(name, Shape.of(dims), new Init.Normal(0.5f));
  }
}
