package dev.medley.training.model;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Writes an expression anew for one place of an axis alone, as models that predict compute it: what works place by place is computed for that place, and only what places see of each other, such as the
/// keys of an attention, for all. Which place it is may change from call to call.
final class OnePlace {

  private final Tensor place;
  private final IdentityHashMap<Tensor, Map<Integer, Tensor>> done = new IdentityHashMap<>();

  /// @param place one at the place and zero elsewhere, `(length)`
  OnePlace(Tensor place) {
    this.place = place;
  }

  /// The same at that place of an axis, which has length one then.
  Tensor of(Tensor x, int axis) {
    var known = done.computeIfAbsent(x, _ -> new HashMap<>()).get(axis);
    if (known != null) return known;
    var result = made(x, axis);
    done.getOrDefault(x, new HashMap<>()).put(axis, result);
    return result;
  }

  private Tensor made(Tensor x, int axis) {
    int rank = x.shape().rank();
    boolean last = axis == rank - 1;
    return switch (x.op()) {
      case Op.Unary _,Op.Binary _ -> elementwise(x, axis);
      case Op.Dropout _ -> of(x.inputs().getFirst(), axis).dropout(x.inputs().get(1));
      case Op.StopGradient _,Op.ScaleGradient _ -> of(x.inputs().getFirst(), axis);
      case Op.WhenTraining _ -> of(x.inputs().get(1), axis);
      case Op.Normalize(double epsilon) when !last -> of(x.inputs().getFirst(), axis).normalize(epsilon);
      case Op.Softmax(int along) when along != axis -> of(x.inputs().getFirst(), axis).softmax(along);
      case Op.LogSoftmax(int along) when along != axis -> of(x.inputs().getFirst(), axis).logSoftmax(along);
      case Op.Narrow(int along, int start, int length) when along != axis ->
        of(x.inputs().getFirst(), axis).narrow(along, start, length);
      case Op.Concat(int along) when along != axis ->
        Tensor.concat(along, x.inputs().stream().map(part -> of(part, axis)).toArray(Tensor[]::new));
      case Op.Permute(var order) ->
        of(x.inputs().getFirst(), order.get(axis)).permute(order.stream().mapToInt(Integer::intValue).toArray());
      case Op.Expand _ -> {
        var from = x.inputs().getFirst();
        int at = axis - (rank - from.shape().rank());
        yield (at < 0 || from.shape().dim(at) == 1 ? from : of(from, at)).expand(dims(x.shape().with(axis, 1)));
      }
      case Op.Reshape _ -> reshaped(x, axis);
      case Op.Matmul _ -> product(x.inputs().get(0), x.inputs().get(1), axis);
      case Op.Attention _ when axis == 2 ->
        Tensor.attention(of(x.inputs().get(0), axis), x.inputs().get(1), x.inputs().get(2), x.inputs().get(3));
      case Op.Parameter _,Op.Input _,Op.Scalar _,Op.Constant _,Op.TaskIndex _,Op.Where _,Op.Convert _,Op.Reduce _,Op.Embedding _,Op.Pick _,Op.Take _,Op.Scatter _,Op.AllTasks _,Op.Windows _,Op.Conv2d _,Op.MaxPool2d _,Op.Recurrence _,Op.Call _,Op.Normalize _,Op.Softmax _,Op.LogSoftmax _,Op.Narrow _,Op.Concat _,Op.Attention _ ->
        taken(x, axis);
    };
  }

  /// Out of all that was computed.
  private Tensor taken(Tensor x, int axis) {
    var inner = new ArrayList<>(x.shape().dims().subList(axis, x.shape().rank()));
    int[] ones = new int[inner.size()];
    java.util.Arrays.fill(ones, 1);
    ones[0] = inner.getFirst();
    return x.mul(place.reshape(ones).expand(inner.stream().mapToInt(Integer::intValue).toArray())).sum(axis).unsqueeze(axis);
  }

  private Tensor elementwise(Tensor x, int axis) {
    if (x.inputs().stream().anyMatch(operand -> operand.type() != DType.FLOAT)) return taken(x, axis);
    var operands = new ArrayList<Tensor>();
    for (var operand : x.inputs()) {
      int at = axis - (x.shape().rank() - operand.shape().rank());
      operands.add(at < 0 ? operand : of(operand, at));
    }
    return x.elementwise(List.copyOf(operands));
  }

  private Tensor product(Tensor left, Tensor right, int axis) {
    int rank = left.shape().rank();
    if (axis == rank - 1) return left.matmul(of(right, right.shape().rank() - 1));
    return of(left, axis).matmul(axis == rank - 2 || right.shape().rank() == 2 ? right : of(right, axis));
  }

  /// Where the axis is one of the operand's too.
  private Tensor reshaped(Tensor x, int axis) {
    var from = x.inputs().getFirst();
    int before = size(x.shape(), axis);
    for (int at = 0; at < from.shape().rank(); at++) {
      if (size(from.shape(), at) == before && from.shape().dim(at) == x.shape().dim(axis))
        return of(from, at).reshape(dims(x.shape().with(axis, 1)));
    }
    return taken(x, axis);
  }

  /// Of the axes before one.
  private static int size(Shape shape, int axis) {
    return shape.dims().subList(0, axis).stream().reduce(1, Math::multiplyExact);
  }

  private static int[] dims(Shape shape) {
    return shape.dims().stream().mapToInt(Integer::intValue).toArray();
  }
}
