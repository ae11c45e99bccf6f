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
import java.util.Optional;
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
  private final Map<Integer, Rewriting> written = new HashMap<>();
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
    var own = written.computeIfAbsent(place, this::as).of(logits);
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
    if (place < 0 || List.of(HeadKind.NUMBERS, HeadKind.TEXT).contains(shape.tasks().get(place).kind()))
      throw new IllegalArgumentException("No task (" + task + ") of the study predicts classes; there are " + names);
    return place;
  }

  /// Expressions as they would be in a micro-batch of another task.
  private Rewriting as(int task) {
    var rewriting = new Rewriting[1];
    rewriting[0] = new Rewriting(tensor -> switch (tensor.op()) {
      case Op.TaskIndex _ -> Optional.of(Tensor.constant(task).toInt());
      case Op.Parameter(_, _, var owner) when owner == Owner.TASK ->
        Optional.of(row(task, ofAll.computeIfAbsent(tensor, own -> own.ofEveryTask(shape.tasks().size()))));
      case Op.AllTasks _ -> Optional.of(tensor);
      case Op.Take _ when tensor.inputs().get(1).op() instanceof Op.TaskIndex ->
        Optional.of(row(task, rewriting[0].of(tensor.inputs().getFirst())));
      default -> Optional.empty();
    });
    return rewriting[0];
  }

  private static Tensor row(int task, Tensor all) {
    return all.narrow(0, task, 1).squeeze(0);
  }
}
