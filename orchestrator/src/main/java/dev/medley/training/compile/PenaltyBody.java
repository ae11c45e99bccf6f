package dev.medley.training.compile;

import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;

/// The part of a method that computes what is added to the losses of all micro-batches.
final class PenaltyBody {

  /// Where the values are written.
  static final String VALUES = "penalties";

  /// How much each counts, `[n, K]`, where that is switched.
  static final String GATES = "gates";

  private final Script script;
  private final StepProgram.Plan plan;
  private final Frame frame;
  private final Graph graph;

  PenaltyBody(Script script, StepProgram.Plan plan, Frame frame, Graph graph) {
    this.script = script;
    this.plan = plan;
    this.frame = frame;
    this.graph = graph;
  }

  /// Writes the penalties of all micro-batches to `penalties [n, K, M]`, and returns the sum of those that count, `[K·M]`.
  String write(Lowering lowering) {
    int batches = plan.members() * plan.microBatches();
    var values = new ArrayList<String>();
    String sum = script.let("torch.zeros(" + Script.list(batches) + ", dtype=6, device=at)");
    for (var penalty : plan.penalties()) {
      String value = graph.dependsOnTask(penalty.value())
          ? slotBySlot(lowering, penalty.value(), batches)
          : script.let("torch.reshape("
              + frame.expanded(script, lowering.lower(penalty.value(), Group.NONE), Layout.BATCH, Group.NONE).name() + ", [-1])");
      values.add("torch.detach(" + value + ")");
      if (penalty.counts())
        sum = script.let("torch.add(" + sum + ", " + (plan.switches().gates() ? gated(value, values.size() - 1) : value) + ")");
    }
    script.run("torch.copy_(" + VALUES + ", torch.reshape(torch.stack(" + Script.list(values) + "), "
        + Script.list(values.size(), plan.members(), plan.microBatches()) + "))");
    return sum;
  }

  private String gated(String value, int index) {
    String gate = script.let("torch.reshape(torch.to(torch.select(" + GATES + ", 0, " + index + "), at, 6), [-1, 1])");
    return script
        .let("torch.reshape(torch.mul(torch.reshape(" + value + ", " + Script.list(plan.members(), plan.microBatches()) + "), " + gate
            + "), [-1])");
  }

  private String slotBySlot(Lowering lowering, Tensor value, int batches) {
    String all = script.let("torch.zeros(" + Script.list(batches) + ", dtype=6, device=at)");
    for (var output : plan.outputs()) {
      var group = plan.group(output);
      var part = frame.expanded(script, lowering.lower(value, group), Layout.SLOT, group);
      all = script.let("torch.index_add(" + all + ", 0, " + group.slots() + ", " + part.name() + ")");
    }
    return all;
  }

  /// The sum over micro-batches of what is added to the losses, `1/M` of each, from what `forward` returned. Nothing times a leaf is added, so that there is a gradient even if all penalties are
  /// constant.
  static String total(StepProgram.Plan plan) {
    return "torch.add(torch.mul(torch.sum(results[-1]), " + 1.0 / plan.microBatches() + "), torch.mul(torch.sum(results[1]), 0.))";
  }

  /// Adds the penalties' gradients, which `gradients` returned last, to those of the losses.
  static void add(Script script) {
    script.run("torch.add_(shared_gradient, results[-2])");
    script.run("torch.add_(own_gradient, results[-1])");
  }
}
