package dev.medley.training.compile;

import java.util.ArrayList;
import java.util.List;

/// The part of a method that takes the gradients of what `forward` returned, and lays them out.
///
/// `results` holds the losses, the leaves (shared, own, rows of tables), where the rows of tables stand in the cohort's tables, whose the own leaves are, and where gradients are
/// wanted apart the micro-batch of each row of a table.
final class GradientBody {

  private final Script script;
  private final StepProgram.Plan plan;
  private final ParameterLayout layout;
  private final ForwardBody body;
  private final int shared;
  private final int own;
  private final int leaves;

  GradientBody(Script script, StepProgram.Plan plan, ParameterLayout layout, ForwardBody body) {
    this.script = script;
    this.plan = plan;
    this.layout = layout;
    this.body = body;
    shared = body.leaves.size();
    own = shared + body.ownLeaves().size();
    leaves = own + body.tableLeaves.size();
  }

  /// Gradients of a sum of losses by all leaves, assembled into flat arrays: `g_shared [groups, P]` and `g_own3 [K, T, Q]`.
  ///
  /// @param again whether the graph is needed once more
  void flat(String total, int groups, boolean again) {
    var gradients = gradients(total, leavesFrom(0, leaves), again);
    sharedGradient(gradients.subList(0, shared), gradients.subList(own, leaves), groups);
    ownGradient(gradients.subList(shared, own));
  }

  /// The same from two sums of losses: one by the shared leaves, and another by the tasks' own.
  void flat(String total, String ownTotal) {
    var wanted = new ArrayList<>(leavesFrom(0, shared));
    wanted.addAll(leavesFrom(own, leaves));
    var gradients = gradients(total, wanted, true);
    sharedGradient(gradients.subList(0, shared), gradients.subList(shared, gradients.size()), plan.members());
    ownGradient(gradients(ownTotal, leavesFrom(shared, own), false));
  }

  /// The inner products of the micro-batches' gradients, written to `gramian`, and what a later update recombines. No gradient of a table arises: rows that were looked up are enough.
  ///
  /// @param again whether the graph is needed once more
  /// @return what the method returns
  List<String> products(boolean again) {
    var gradients = gradients("torch.sum(results[0])", leavesFrom(0, leaves), again);
    var parts = new ArrayList<String>();
    for (int i = 0; i < shared; i++)
      parts.add(moving(placeOf(i),
          "torch.reshape(" + gradients.get(i) + ", " + Script.list(plan.members(), plan.microBatches(), placeOf(i).size()) + ")"));
    script.assign("jacobian", parts.isEmpty()
        ? "torch.zeros(" + Script.list(plan.members(), plan.microBatches(), 1) + ", dtype=6, device=device_here)"
        : "torch.cat(" + Script.list(parts) + ", 2)");
    String products = script.let("torch.bmm(jacobian, torch.transpose(jacobian, 1, 2))");
    if (!body.tableLeaves.isEmpty()) {
      script.assign("table_rows", "torch.cat(" + Script.list(gradients.subList(own, leaves)) + ")");
      script.assign("table_ids", "torch.cat(" + Script.list(tableIds()) + ")");
      script.assign("table_batches", "torch.cat(" + Script.list(tableBatches()) + ")");
      int perMember = layout.sharedSize() / layout.tableWidth();
      if (plan.switches().paced()) freezeTables(perMember);
      products = script.let("torch.add(" + products + ", "
          + new TableProducts(script, plan.members(), plan.microBatches(), layout.tableWidth(), perMember).write() + ")");
    }
    script.run("torch.copy_(gramian, " + products + ")");
    ownGradient(gradients.subList(shared, own));
    script.assign("own_of_losses", "g_own3");
    var results = new ArrayList<>(List.of("jacobian", "own_of_losses"));
    if (!body.tableLeaves.isEmpty()) results.addAll(List.of("table_rows", "table_ids", "table_batches"));
    return results;
  }

  /// The micro-batches' gradients themselves.
  ///
  /// @param again whether the graph is needed once more
  /// @return what the method returns
  List<String> rows(boolean again) {
    flat("torch.sum(results[0])", plan.members() * plan.microBatches(), again);
    script.assign("jacobian", "torch.reshape(g_shared, " + Script.list(plan.members(), plan.microBatches(), layout.sharedSize()) + ")");
    if (plan.switches().paced()) {
      new Paces(script, "g_shared").writeMoving();
      script.assign("jacobian", "torch.mul(jacobian, torch.unsqueeze(moving, 1))");
    }
    script.assign("own_of_losses", "g_own3");
    return new ArrayList<>(List.of("jacobian", "own_of_losses"));
  }

  /// A leaf's gradients, `[K, M, size]`, of which those of members count that move it: what is frozen is no part of how tasks get along.
  private String moving(ParameterLayout.Place place, String gradients) {
    if (!plan.switches().paced()) return gradients;
    String moves = new Paces(script, "results[0]").moves(plan.switches().groupOf(place.name()));
    return script.let("torch.mul(" + gradients + ", torch.reshape(" + moves + ", [-1, 1, 1]))");
  }

  /// The same for the rows of tables: a row's place in its table says of what member and group it is.
  private void freezeTables(int perMember) {
    new Paces(script, "results[0]").writeMoving();
    String byRow = script
        .let("torch.select(torch.reshape(moving, " + Script.list(plan.members() * perMember, layout.tableWidth()) + "), 1, 0)");
    script.assign("table_rows", "torch.mul(table_rows, torch.unsqueeze(torch.index_select(" + byRow + ", 0, table_ids), 1))");
  }

  /// The gradient of what is added to the losses, from leaves that stand apart: on the shared parameters and on the tasks' own.
  ///
  /// @return what the method returns beside other things
  List<String> ofPenalties(String total) {
    var gradients = gradients(total, leavesFrom(0, leaves), false);
    var sums = new ArrayList<String>();
    for (int i = 0; i < shared; i++) {
      sums.add(script.let("torch.sum(torch.reshape(" + gradients.get(i) + ", "
          + Script.list(plan.members(), plan.microBatches(), placeOf(i).size()) + "), [1])"));
    }
    sharedGradient(sums, gradients.subList(own, leaves), plan.members());
    ownGradient(gradients.subList(shared, own));
    return List.of("g_shared", "g_own3");
  }

  /// The gradient of the weighted losses, from what [#products] returned as `results`: `shared_gradient [K, P]` and `own_gradient [K, T, Q]`, which is the plain one.
  void recombine() {
    script.assign("there", "ops.prim.device(shared)");
    String weights = script.let("torch.to(weights, there, 6)");
    if (body.tableLeaves.isEmpty()) {
      script.assign("shared_gradient", "torch.zeros(" + Script.list(plan.members(), layout.sharedSize()) + ", dtype=6, device=there)");
    } else {
      String ofRows = script.let("torch.index_select(torch.reshape(" + weights + ", [-1]), 0, results[4])");
      String dense = dense("torch.mul(results[2], torch.unsqueeze(" + ofRows + ", 1))", "results[3]", plan.members());
      script.assign("shared_gradient", "torch.reshape(" + dense + ", " + Script.list(plan.members(), layout.sharedSize()) + ")");
    }
    String sum = script.let("torch.squeeze(torch.bmm(torch.unsqueeze(" + weights + ", 1), results[0]), 1)");
    int from = 0;
    for (int i = 0; i < shared; i++) {
      var place = placeOf(i);
      script.run("torch.copy_(torch.narrow(shared_gradient, 1, " + place.offset() + ", " + place.size() + "), torch.narrow(" + sum
          + ", 1, " + from + ", " + place.size() + "))");
      from += place.size();
    }
    script.assign("own_gradient", "torch.mul(results[1], " + 1.0 / plan.microBatches() + ")");
  }

  private ParameterLayout.Place placeOf(int leaf) {
    return body.leaves.get(leaf).place();
  }

  private static List<String> leavesFrom(int from, int to) {
    var names = new ArrayList<String>();
    for (int i = from; i < to; i++) names.add("results[" + (1 + i) + "]");
    return names;
  }

  private List<String> tableIds() {
    return leavesFrom(leaves, leaves + body.tableLeaves.size());
  }

  private List<String> tableBatches() {
    int first = leaves + body.tableLeaves.size() + body.ownLeaves().size();
    return leavesFrom(first, first + body.tableLeaves.size());
  }

  private List<String> gradients(String total, List<String> wanted, boolean again) {
    script.assign("device_here", "ops.prim.device(results[0])");
    if (wanted.isEmpty()) return List.of();
    // A parameter that reaches no loss, such as one behind a stopped gradient, has none; it counts as zero.
    String found = script
        .let("torch.autograd.grad([" + total + "], " + Script.list(wanted) + ", None, " + (again ? "True" : "None") + ", False, True)");
    var gradients = new ArrayList<String>();
    for (int i = 0; i < wanted.size(); i++)
      gradients.add(script.orElse(script.let(found + "[" + i + "]"), "torch.zeros_like(" + wanted.get(i) + ")"));
    return gradients;
  }

  private void sharedGradient(List<String> ofLeaves, List<String> ofTables, int groups) {
    String size = Script.list(groups, layout.sharedSize());
    if (ofTables.isEmpty()) {
      script.assign("g_shared", "torch.zeros(" + size + ", dtype=6, device=device_here)");
    } else {
      String ids = script.let("torch.cat(" + Script.list(tableIds()) + ")");
      if (groups != plan.members()) {
        int perMember = layout.sharedSize() / layout.tableWidth();
        ids = script.let("torch.add(torch.mul(torch.cat(" + Script.list(tableBatches()) + "), " + perMember + "), torch.remainder(" + ids
            + ", " + perMember + "))");
      }
      script.assign("g_shared", "torch.reshape(" + dense("torch.cat(" + Script.list(ofTables) + ")", ids, groups) + ", " + size + ")");
    }
    for (int i = 0; i < shared; i++) {
      var place = placeOf(i);
      script.run("torch.copy_(torch.narrow(g_shared, 1, " + place.offset() + ", " + place.size() + "), torch.reshape(" + ofLeaves.get(i)
          + ", " + Script.list(groups, place.size()) + "))");
    }
  }

  private String dense(String rows, String ids, int groups) {
    int all = groups * layout.sharedSize() / layout.tableWidth();
    return script.let("torch.embedding_dense_backward(" + rows + ", " + ids + ", " + all + ", -1, False)");
  }

  private void ownGradient(List<String> gradients) {
    script.assign("g_own",
        "torch.zeros(" + Script.list(plan.members() * plan.tasks(), layout.ownSize()) + ", dtype=6, device=device_here)");
    for (int i = 0; i < gradients.size(); i++) {
      var place = body.ownLeaves().get(i).place();
      String gradient = script.let("torch.reshape(" + gradients.get(i) + ", " + Script.list(-1, place.size()) + ")");
      String owner = "results[" + (1 + leaves + body.tableLeaves.size() + i) + "]";
      String summed = script.let("torch.index_add(torch.zeros(" + Script.list(plan.members() * plan.tasks(), place.size())
          + ", dtype=6, device=device_here), 0, " + owner + ", " + gradient + ")");
      script.run("torch.add_(torch.narrow(g_own, 1, " + place.offset() + ", " + place.size() + "), " + summed + ")");
    }
    script.assign("g_own3", "torch.reshape(g_own, " + Script.list(plan.members(), plan.tasks(), layout.ownSize()) + ")");
  }
}
