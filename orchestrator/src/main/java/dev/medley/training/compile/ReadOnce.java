package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Which parts of a prediction that is made word by word are the same for every word: what an encoder makes of the text, and all that a decoder makes of that alone. Only parts in which each row is made from
/// the same row of the inputs, so that rows can be taken out of them; what parameters alone decide is not worth keeping.
final class ReadOnce {

  /// How the first axis of an expression goes with the rows of the inputs.
  private enum Rows {
    /// It depends on no field of the rows.
    NONE,
    /// Row by row.
    EACH,
    /// In another way, or in none that is known.
    MIXED
  }

  private final int rows;
  private final IdentityHashMap<Tensor, Rows> status = new IdentityHashMap<>();
  private final Set<Tensor> changing = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Tensor, List<Tensor>> smallest = new IdentityHashMap<>();

  private ReadOnce(int rows) {
    this.rows = rows;
  }

  /// In the order in which they are computed.
  static List<Tensor> of(Tensor prediction, int rows) {
    var found = new ReadOnce(rows);
    var order = new Graph(List.of(prediction)).order();
    order.forEach(found::judge);
    Set<Tensor> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    order.stream().filter(found.changing::contains).flatMap(t -> t.inputs().stream()).forEach(input -> kept.addAll(found.outermost(input)));
    return order.stream().filter(kept::contains).toList();
  }

  private void judge(Tensor tensor) {
    boolean given = tensor.op() instanceof Op.Input(var name) && (name.equals(Inputs.WRITTEN) || name.equals(Inputs.PLACE));
    if (given || tensor.inputs().stream().anyMatch(changing::contains)) changing.add(tensor);
    status.put(tensor, rows(tensor));
  }

  private Rows status(Tensor tensor) {
    return status.getOrDefault(tensor, Rows.MIXED);
  }

  /// What is to be kept so that an expression that does not change need not be computed again from the inputs.
  private List<Tensor> outermost(Tensor tensor) {
    if (changing.contains(tensor) || status(tensor) == Rows.NONE) return List.of();
    if (status(tensor) == Rows.EACH) return smallest(tensor);
    return tensor.inputs().stream().flatMap(input -> outermost(input).stream()).distinct().toList();
  }

  /// The expression itself, or what it is made from where that is smaller, as it is where something was repeated.
  private List<Tensor> smallest(Tensor tensor) {
    var known = smallest.get(tensor);
    if (known != null) return known;
    var result = List.of(tensor);
    boolean cheap = tensor.op() instanceof Op.Expand || tensor.op() instanceof Op.Unary || tensor.op() instanceof Op.Binary
        || tensor.op() instanceof Op.Reshape || tensor.op() instanceof Op.Permute;
    if (cheap) {
      var parts = tensor.inputs().stream().flatMap(input -> outermost(input).stream()).distinct().toList();
      if (parts.stream().mapToLong(t -> t.shape().size()).sum() < tensor.shape().size()) result = parts;
    }
    smallest.put(tensor, result);
    return result;
  }

  private Rows rows(Tensor tensor) {
    var inputs = tensor.inputs();
    if (tensor.op() instanceof Op.Input) return Rows.EACH;
    if (inputs.stream().allMatch(t -> status(t) == Rows.NONE)) return Rows.NONE;
    if (inputs.stream().anyMatch(t -> status(t) == Rows.MIXED)) return Rows.MIXED;
    return keeps(tensor) ? Rows.EACH : Rows.MIXED;
  }

  /// Whether an operation on operands that go row by row, or are the same for all, goes row by row.
  private boolean keeps(Tensor tensor) {
    var shape = tensor.shape();
    var first = tensor.inputs().getFirst();
    boolean led = shape.rank() > 0 && shape.dim(0) == rows;
    return led && switch (tensor.op()) {
      case Op.Unary _,Op.Convert _,Op.Binary _,Op.Where _ -> likeRank(tensor, shape.rank());
      case Op.Reshape _ -> first.shape().dim(0) == rows;
      case Op.Permute(var order) -> order.getFirst() == 0;
      case Op.Expand _ -> likeRank(tensor, shape.rank());
      case Op.Narrow(int axis, _, _) -> axis != 0;
      case Op.Concat(int axis) -> axis != 0;
      case Op.Reduce(_, int axis) -> axis != 0;
      case Op.Softmax(int axis) -> axis != 0;
      case Op.LogSoftmax(int axis) -> axis != 0;
      case Op.Normalize _ -> shape.rank() > 1;
      case Op.Matmul _ -> status(tensor.inputs().get(1)) == Rows.NONE || shape.rank() > 2;
      case Op.Embedding _ -> status(first) == Rows.NONE;
      case Op.Windows _,Op.Attention _,Op.Pick _,Op.WhenTraining _ -> true;
      case Op.Dropout _,Op.StopGradient _,Op.ScaleGradient _ -> status(first) == Rows.EACH;
      case Op.Conv2d _,Op.Recurrence _ -> tensor.inputs().subList(1, Math.min(3, tensor.inputs().size())).stream()
          .allMatch(t -> status(t) == Rows.NONE);
      case Op.MaxPool2d _ -> true;
      case Op.Call(_, _, int inner) -> inner < shape.rank() && likeRank(tensor, shape.rank());
      case Op.Parameter _,Op.Input _,Op.Scalar _,Op.Constant _,Op.TaskIndex _,Op.AllTasks _,Op.Take _,Op.Scatter _ -> false;
    };
  }

  /// Whether all operands that go row by row have their rows on the axis that is the first of the result.
  private boolean likeRank(Tensor tensor, int rank) {
    return tensor.inputs().stream().filter(t -> status(t) == Rows.EACH).map(Tensor::shape).allMatch(s -> s.rank() == rank && leads(s));
  }

  private boolean leads(Shape shape) {
    return shape.dim(0) == rows;
  }
}
