package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import java.util.List;

/// Lowers recurrent layers to a loop over the words, in which the rows of all members go through one batched product a step.
///
/// The words are taken apart once, whose gradient puts them together once, so that no step touches more than its own.
final class Recurrences {

  private final Script script;
  private final Frame frame;

  Recurrences(Script script, Frame frame) {
    this.script = script;
    this.frame = frame;
  }

  /// What a step reads: lists of the words and masks, the weights `[groups, width, gates]` and the bias `[groups, 1, gates]`.
  private record Step(String words, String masks, String weight, String bias, int width) {}

  /// @param operands words, weight, bias, mask
  Value lower(Op.Recurrence op, List<Value> operands, Shape shape, Group group) {
    var full = operands.stream().map(Value::layout).reduce(Layout.MEMBER, Layout::join);
    // As many groups as there are different weights; where micro-batches share theirs, they join the rows.
    var weighted = full == Layout.SLOT ? full : operands.get(1).layout().join(operands.get(2).layout()).join(Layout.MEMBER);
    String groups = weighted == Layout.BATCH
        ? String.valueOf(frame.members() * frame.microBatches())
        : frame.lead(weighted, group).getFirst().toString();
    int length = shape.dim(1);
    int width = shape.dim(2);
    int gates = op.cell().gates() * width;
    var step = new Step(
        apart(reshaped(operands.get(0), full, group, Script.list(groups, -1, length, gates))),
        apart(reshaped(operands.get(3), full, group, Script.list(groups, -1, length, 1))),
        reshaped(operands.get(1), weighted, group, Script.list(-1, width, gates)),
        reshaped(operands.get(2), weighted, group, Script.list(-1, 1, gates)), width);
    String states = states(op, step, length);
    return new Value(script.let("torch.reshape(torch.stack(" + states + ", 2), " + frame.dims(full, group, shape) + ")"), full, shape);
  }

  private String reshaped(Value value, Layout layout, Group group, String dims) {
    return script.let("torch.reshape(" + frame.expanded(script, value, layout, group).name() + ", " + dims + ")");
  }

  private String apart(String tensor) {
    return script.let("torch.unbind(" + tensor + ", 2)");
  }

  /// The list of the states, in the order of the words.
  private String states(Op.Recurrence op, Step step, int length) {
    String state = script.let("torch.zeros_like(torch.narrow(" + step.words + "[0], 2, 0, " + step.width + "))");
    String memory = script.let(state);
    String states = script.let("annotate(List[Tensor], [])");
    String turn = script.fresh();
    script.repeat(turn, length, () -> {
      String place = op.backwards() ? script.let("torch.sub(" + (length - 1) + ", " + turn + ")") : turn;
      String word = script.let(step.words + "[" + place + "]");
      String mask = script.let(step.masks + "[" + place + "]");
      switch (op.cell()) {
        case GRU -> gru(step, word, mask, state);
        case LSTM -> lstm(step, word, mask, state, memory);
      }
      script.run("torch.append(" + states + ", " + state + ")");
    });
    if (op.backwards()) script.line("torch.reverse(" + states + ")");
    return states;
  }

  private void gru(Step step, String word, String mask, String state) {
    int width = step.width;
    String recurrent = parts("torch.baddbmm(" + step.bias + ", " + state + ", " + step.weight + ")", 2 * width, width);
    String given = parts(word, 2 * width, width);
    String gates = parts("torch.sigmoid(torch.add(" + given + "[0], " + recurrent + "[0]))", width, width);
    String candidate = script.let("torch.tanh(torch.addcmul(" + given + "[1], " + gates + "[0], " + recurrent + "[1]))");
    // Towards the candidate as far as the update gate lets it, and not at all where there is no word.
    script.assign(state, "torch.lerp(" + state + ", " + candidate + ", torch.mul(torch.rsub(" + gates + "[1], 1.), " + mask + "))");
  }

  private void lstm(Step step, String word, String mask, String state, String memory) {
    int width = step.width;
    String sum = parts("torch.baddbmm(torch.add(" + word + ", " + step.bias + "), " + state + ", " + step.weight + ")", 3 * width, width);
    String gates = parts("torch.sigmoid(" + sum + "[0])", width, width, width);
    String kept = script
        .let("torch.addcmul(torch.mul(" + gates + "[1], " + memory + "), " + gates + "[0], torch.tanh(" + sum + "[1]))");
    script.assign(state, "torch.lerp(" + state + ", torch.mul(" + gates + "[2], torch.tanh(" + kept + ")), " + mask + ")");
    script.assign(memory, "torch.lerp(" + memory + ", " + kept + ", " + mask + ")");
  }

  private String parts(String tensor, Object... lengths) {
    return script.let("torch.split_with_sizes(" + tensor + ", " + Script.list(lengths) + ", 2)");
  }
}
