package dev.medley.training.model;

import dev.medley.api.encoder.ModelInput;
import dev.medley.api.loss.Predictions;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.Inputs;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyShape;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the network of a micro-batch predicts for every task, by writing the part of it that depends on the micro-batch's task anew, with the parameters of another. What the tasks
/// share is written once and computed once.
final class EveryTask implements Predictions {

  private final Network network;
  private final StudyShape shape;
  private final ModelInput input;
  private final int rows;
  private final Map<HeadKind, Heads.Head> heads;
  private final Map<Integer, IdentityHashMap<Tensor, Tensor>> written = new HashMap<>();
  private final IdentityHashMap<Tensor, Tensor> ofAll = new IdentityHashMap<>();

  EveryTask(Network network, StudyShape shape, ModelInput input, int rows, Map<HeadKind, Heads.Head> heads) {
    this.network = network;
    this.shape = shape;
    this.input = input;
    this.rows = rows;
    this.heads = Map.copyOf(heads);
  }

  /// The places of the tasks that were asked for.
  SortedSet<Integer> asked() {
    return new TreeSet<>(written.keySet());
  }

  @Override
  public Tensor logits(String task) {
    int place = place(task);
    var its = shape.tasks().get(place);
    var logits = java.util.Objects.requireNonNull(heads.get(its.kind())).logits();
    var own = as(place, logits, written.computeIfAbsent(place, _ -> new IdentityHashMap<>()));
    return own.narrow(own.shape().rank() - 1, 0, its.outputs());
  }

  @Override
  public Tensor known(String task) {
    int place = place(task);
    var each = shape.tasks().get(place).kind() == HeadKind.TAGS ? words().shape() : Shape.of(rows);
    return network.input(Inputs.KNOWN + place, each, DType.INT);
  }

  @Override
  public Tensor words() {
    if (input instanceof ModelInput.Text(_, var mask, _)) return mask;
    throw new IllegalArgumentException("The inputs are no texts");
  }

  private int place(String task) {
    var names = shape.tasks().stream().map(StudyShape.TaskShape::name).toList();
    int place = names.indexOf(task);
    if (place < 0 || shape.tasks().get(place).kind() == HeadKind.NUMBERS)
      throw new IllegalArgumentException("No task (" + task + ") of the study predicts classes; there are " + names);
    return place;
  }

  /// The expression as it would be in a micro-batch of another task.
  private Tensor as(int task, Tensor tensor, IdentityHashMap<Tensor, Tensor> done) {
    var known = done.get(tensor);
    if (known != null) return known;
    var result = switch (tensor.op()) {
      case Op.TaskIndex _ -> Tensor.constant(task).toInt();
      case Op.Parameter(_, _, var owner) when owner == Owner.TASK -> row(task,
          ofAll.computeIfAbsent(tensor, own -> own.ofEveryTask(shape.tasks().size())));
      case Op.AllTasks _ -> tensor;
      case Op.Take _ when tensor.inputs().get(1).op() instanceof Op.TaskIndex -> row(task, as(task, tensor.inputs().getFirst(), done));
      default -> {
        var operands = tensor.inputs().stream().map(t -> as(task, t, done)).toList();
        yield same(operands, tensor.inputs()) ? tensor : tensor.on(operands);
      }
    };
    done.put(tensor, result);
    return result;
  }

  private static Tensor row(int task, Tensor all) {
    return all.narrow(0, task, 1).squeeze(0);
  }

  private static boolean same(List<Tensor> some, List<Tensor> others) {
    for (int i = 0; i < some.size(); i++) if (some.get(i) != others.get(i)) return false;
    return true;
  }
}
