package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Which expressions, though they do not depend on the task, are computed only in the micro-batches of one kind of head, because no other kind asks for them:
/// features of every word serve taggings alone, and a step with one tagging among seven micro-batches need not compute them seven times.
///
/// It pays where what is left out costs more than copying the operands of those micro-batches. Costs are estimates in passes over an element, forward and backward
/// together, with the micro-batches spread over the tasks evenly; a wrong estimate costs time and changes no result.
final class Demand {

  /// What a multiplication inside a product costs, in passes over an element.
  private static final double PER_MULTIPLICATION = 1 / 16.0;
  /// Forward, and backward for the operand and for the weight.
  private static final int PASSES = 3;
  /// A copy forward; zeros and an addition backward.
  private static final int PASSES_OF_A_COPY = 4;

  private final Set<Tensor> apart = identities();

  private Demand() {}

  /// Everything is computed for all micro-batches.
  static Demand none() {
    return new Demand();
  }

  /// What pays.
  static Demand worthwhile(Graph graph, StepProgram.Plan plan) {
    return of(graph, plan, false);
  }

  /// All that only one kind of head asks for, whether it pays or not.
  static Demand all(Graph graph, StepProgram.Plan plan) {
    return of(graph, plan, true);
  }

  private static Demand of(Graph graph, StepProgram.Plan plan, boolean regardless) {
    var demand = new Demand();
    var outputs = plan.outputs();
    if (outputs.size() < 2) return demand;
    double tasks = outputs.stream().mapToInt(HeadOutput::tasks).sum();
    var exclusive = exclusive(graph, plan);
    for (var output : outputs) {
      var own = exclusive.getOrDefault(output.loss(), Set.of());
      if (regardless || pays(own, output.tasks() / tasks)) demand.apart.addAll(own);
    }
    return demand;
  }

  /// By the loss of an output: the expressions with operands that do not depend on the task and that no other output and no penalty asks for.
  private static Map<Tensor, Set<Tensor>> exclusive(Graph graph, StepProgram.Plan plan) {
    var askers = new IdentityHashMap<Tensor, Set<Tensor>>();
    for (var output : plan.outputs()) askers.put(output.loss(), identities(output.loss()));
    for (var penalty : plan.penalties()) askers.computeIfAbsent(penalty.value(), _ -> identities()).add(penalty.value());
    var sets = new IdentityHashMap<Tensor, Set<Tensor>>();
    for (var tensor : graph.order().reversed()) {
      var asking = askers.getOrDefault(tensor, Set.of());
      for (var input : tensor.inputs()) askers.computeIfAbsent(input, _ -> identities()).addAll(asking);
      if (asking.size() == 1 && !tensor.inputs().isEmpty() && !graph.dependsOnTask(tensor))
        sets.computeIfAbsent(asking.iterator().next(), _ -> identities()).add(tensor);
    }
    return sets;
  }

  private static Set<Tensor> identities(Tensor... tensors) {
    Set<Tensor> set = Collections.newSetFromMap(new IdentityHashMap<>());
    Collections.addAll(set, tensors);
    return set;
  }

  private static boolean pays(Set<Tensor> own, double share) {
    double saved = 0;
    double copied = 0;
    var boundary = identities();
    for (var tensor : own) {
      saved += cost(tensor);
      for (var input : tensor.inputs()) {
        boolean given = input.op() instanceof Op.Constant || input.op() instanceof Op.Scalar;
        if (!given && !own.contains(input) && boundary.add(input)) copied += (double) PASSES_OF_A_COPY * input.shape().size();
      }
    }
    return (1 - share) * saved > share * copied;
  }

  private static double cost(Tensor tensor) {
    double elements = (double) PASSES * tensor.shape().size();
    return switch (tensor.op()) {
      case Op.Matmul _ -> elements * (1 + tensor.inputs().getFirst().shape().dim(-1) * PER_MULTIPLICATION);
      case Op.Conv2d _ -> {
        var kernel = tensor.inputs().get(1).shape();
        yield elements * (1 + (double) kernel.size() / kernel.dim(0) * PER_MULTIPLICATION);
      }
      case Op.Attention _ -> {
        var keys = tensor.inputs().get(1).shape();
        yield elements * (1 + 2.0 * keys.dim(-2) * PER_MULTIPLICATION);
      }
      case Op.Recurrence _ -> elements * (1 + tensor.shape().dim(-1) * PER_MULTIPLICATION);
      case Op.Reshape _,Op.Permute _,Op.Expand _,Op.Narrow _,Op.StopGradient _,Op.WhenTraining _ -> 0;
      default -> elements;
    };
  }

  /// Whether an expression is computed only in the micro-batches of the one kind of head that asks for it.
  boolean apart(Tensor tensor) {
    return apart.contains(tensor);
  }
}
