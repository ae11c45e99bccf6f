package dev.medley.testkit;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Recurrent layers, written out step by step in the operations that the language has anyway. No gradient flows to the mask.
final class Recurrences {

  private static final List<String> OPERANDS = List.of("words", "weight", "bias", "mask");
  private static final String TOWARDS = "towards";

  private final Op.Recurrence op;
  private final Network network = Network.empty();
  private final Map<String, Array> operands = new HashMap<>();
  private final Tensor result;

  private Recurrences(Op.Recurrence op, List<Array> values) {
    this.op = op;
    for (int i = 0; i < values.size(); i++) operands.put(OPERANDS.get(i), values.get(i));
    result = states();
  }

  static Result apply(Op.Recurrence op, List<Array> operands) {
    var layer = new Recurrences(op, operands);
    var value = new Interpreter(Bindings.none().withInputs(layer.operands)).value(layer.result);
    return Result.of(value).through(0, g -> layer.gradient("words", g)).through(1, g -> layer.gradient("weight", g)).through(2,
        g -> layer.gradient("bias", g));
  }

  private Array gradient(String operand, Array towards) {
    var product = result.mul(network.input(TOWARDS, result.shape(), DType.FLOAT)).sum();
    var bindings = Bindings.none().withInputs(operands).withInput(TOWARDS, towards);
    return Objects.requireNonNull(new Interpreter(bindings).gradients(product).inputs().get(operand));
  }

  private Tensor given(String operand) {
    return network.input(operand, Objects.requireNonNull(operands.get(operand)).shape(), DType.FLOAT);
  }

  private Tensor states() {
    var words = given("words");
    var weight = given("weight");
    var bias = given("bias");
    var mask = given("mask");
    int batch = words.shape().dim(0);
    int length = words.shape().dim(1);
    int width = weight.shape().dim(0);
    var state = Tensor.constant(0).expand(batch, width);
    var memory = state;
    var states = new ArrayList<Tensor>();
    for (int step = 0; step < length; step++) {
      int place = op.backwards() ? length - 1 - step : step;
      var word = words.narrow(1, place, 1).squeeze(1);
      var recurrent = state.matmul(weight).add(bias);
      var counts = mask.narrow(1, place, 1).expand(batch, width).gt(Tensor.constant(0));
      var next = switch (op.cell()) {
        case GRU -> gru(word, recurrent, state);
        case LSTM -> {
          var gates = word.add(recurrent);
          var kept = gate(gates, 1).sigmoid().mul(memory).add(gate(gates, 0).sigmoid().mul(gate(gates, 3).tanh()));
          memory = Tensor.where(counts, kept, memory);
          yield gate(gates, 2).sigmoid().mul(kept.tanh());
        }
      };
      state = Tensor.where(counts, next, state);
      states.add(op.backwards() ? 0 : step, state);
    }
    return Tensor.stack(1, states.toArray(Tensor[]::new));
  }

  private Tensor gru(Tensor word, Tensor recurrent, Tensor state) {
    var reset = gate(word, 0).add(gate(recurrent, 0)).sigmoid();
    var update = gate(word, 1).add(gate(recurrent, 1)).sigmoid();
    var candidate = gate(word, 2).add(reset.mul(gate(recurrent, 2))).tanh();
    return candidate.add(update.mul(state.sub(candidate)));
  }

  private Tensor gate(Tensor gates, int index) {
    int width = gates.shape().dim(1) / op.cell().gates();
    return gates.narrow(1, index * width, width);
  }
}
