package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// What the compiler needs to know of expressions as a whole: their order, who uses what, and what depends on the micro-batch's task.
final class Graph {

  private final List<Tensor> order = new ArrayList<>();
  private final IdentityHashMap<Tensor, Integer> uses = new IdentityHashMap<>();
  private final Set<Tensor> taskDependent = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Tensor> usedAsTable = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Tensor> usedElsewhere = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Tensor, Integer> dropouts = new IdentityHashMap<>();

  Graph(List<Tensor> roots) {
    roots.forEach(this::visit);
  }

  private void visit(Tensor tensor) {
    if (uses.merge(tensor, 1, Integer::sum) > 1) return;
    boolean dependent = switch (tensor.op()) {
      case Op.Parameter(_, _, var owner) -> owner == Owner.TASK;
      case Op.TaskIndex _ -> true;
      case Op.Input(var name) -> Inputs.isTarget(name);
      default -> false;
    };
    for (int i = 0; i < tensor.inputs().size(); i++) {
      var input = tensor.inputs().get(i);
      visit(input);
      dependent |= taskDependent.contains(input);
      (tensor.op() instanceof Op.Embedding && i == 0 ? usedAsTable : usedElsewhere).add(input);
    }
    // What all tasks have of a parameter is the same for every task.
    if (dependent && !(tensor.op() instanceof Op.AllTasks)) taskDependent.add(tensor);
    if (tensor.op() instanceof Op.Dropout) dropouts.put(tensor, dropouts.size());
    order.add(tensor);
  }

  /// Every tensor after its operands.
  List<Tensor> order() {
    return order;
  }

  int uses(Tensor tensor) {
    return uses.getOrDefault(tensor, 0);
  }

  boolean dependsOnTask(Tensor tensor) {
    return taskDependent.contains(tensor);
  }

  /// Whether a tensor is a shared parameter that serves as a table of embeddings and nothing else.
  boolean embedsOnly(Tensor tensor) {
    return tensor.op() instanceof Op.Parameter(_, _, var owner) && owner == Owner.SHARED && usedAsTable.contains(tensor)
        && !usedElsewhere.contains(tensor);
  }

  int dropoutNumber(Tensor dropout) {
    return dropouts.getOrDefault(dropout, 0);
  }
}
