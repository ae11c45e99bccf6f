package dev.medley.training.compile;

import java.util.ArrayList;
import java.util.List;

/// Writes the methods of a step that move the parameters along the gradients that were found.
final class Updates {

  private final StepProgram program;
  private final StepProgram.Plan plan;
  private final Optimizer optimizer;
  private final boolean decays;
  private final boolean clips;

  Updates(StepProgram program, Optimizer optimizer, boolean decays, boolean clips) {
    this.program = program;
    this.plan = program.plan();
    this.optimizer = optimizer;
    this.decays = decays;
    this.clips = clips;
  }

  /// Moves the parameters, once the script has found `shared_gradient` and `own_gradient`.
  private void update(String name, Script script, String more) {
    var pull = plan.switches().pull();
    pull.before(script);
    boolean paced = plan.switches().paced();
    if (paced) new PacedUpdateBody(script).write(optimizer, decays, clips);
    else new UpdateBody(script).write(optimizer, decays, clips);
    pull.after(script);
    var arguments = new ArrayList<>(List.of("results: List[Tensor]"));
    arguments.addAll(paced
        ? PacedUpdateBody.arguments()
        : List.of("shared", "own", "shared_m", "shared_v", "own_m", "own_v", "rate", "decay", "clip", "active", "first", "second",
            "own_first",
            "own_second"));
    if (pull != Pull.NONE) {
      arguments.addAll(pull.arrays());
      arguments.add(Pull.STRENGTH);
    }
    arguments.add(more);
    program.method(name, script, arguments, "Tensor", "shared");
  }

  /// By the gradients of all losses at once.
  ///
  /// @param plainOwn whether what a task has for itself goes by its loss alone, whatever its weight
  void together(String name, ForwardBody body, boolean plainOwn) {
    var script = new Script();
    String weighted = script.let("torch.mul(results[0], torch.reshape(torch.to(weights, ops.prim.device(shared), 6), [-1]))");
    String plain = "torch.mul(torch.sum(results[0]), " + 1.0 / plan.microBatches() + ")";
    var gradients = program.gradientsOf(script, body);
    if (plainOwn) gradients.flat(withPenalties(script, "torch.sum(" + weighted + ")"), withPenalties(script, plain));
    else gradients.flat(withPenalties(script, "torch.sum(" + weighted + ")"), plan.members(), false);
    script.assign("shared_gradient", "g_shared");
    script.assign("own_gradient", "g_own3");
    update(name, script, "weights");
  }

  private String withPenalties(Script script, String total) {
    return script.let(plan.penalized() ? "torch.add(" + total + ", " + PenaltyBody.total(plan) + ")" : total);
  }

  /// By gradients that were taken apart.
  void apart(ForwardBody body) {
    var script = new Script();
    program.gradientsOf(script, body).recombine();
    if (plan.penalized()) PenaltyBody.add(script);
    update("update", script, "weights");
  }

  /// By the gradients that others were made into.
  void aggregated() {
    var script = new Script();
    script.assign("shared_gradient", "torch.clone(aggregated, memory_format=0)");
    script.assign("own_gradient", "torch.mul(results[1], " + 1.0 / plan.microBatches() + ")");
    if (plan.penalized()) PenaltyBody.add(script);
    update("update", script, "aggregated");
  }

  /// Moves members by what their adaptations would: `[K, M, P]` and `[K, M, T·Q]`, weighted.
  void adapted() {
    var script = new Script();
    String weighted = script.let("torch.unsqueeze(torch.to(weights, ops.prim.device(shared), 6), 1)");
    script.assign("shared_gradient", "torch.squeeze(torch.bmm(" + weighted + ", results[0]), 1)");
    script.assign("own_gradient", "torch.reshape(torch.bmm(" + weighted + ", results[1]), "
        + Script.list(plan.members(), plan.tasks(), program.layout().ownSize()) + ")");
    update("update", script, "weights");
  }
}
