package dev.medley.api.tensor;

import dev.medley.api.error.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The rules by which shapes and kinds combine, and the words in which a breach of them is told.
final class Rules {

  private Rules() {}

  /// The one broadcast: the smaller shape equals the innermost axes of the larger.
  static Shape broadcast(String operation, Tensor... operands) {
    var largest = Arrays.stream(operands).max((a, b) -> Integer.compare(a.shape().rank(), b.shape().rank())).orElseThrow();
    for (var operand : operands) {
      if (!operand.shape().isSuffixOf(largest.shape())) {
        throw breach("MED-030", operation, "must equal, or be the innermost axes of, the other's", "expand one of them explicitly", operand,
            largest);
      }
    }
    return largest.shape();
  }

  static Shape matmul(Tensor a, Tensor b) {
    var left = a.shape();
    var right = b.shape();
    boolean inner = left.rank() >= 2 && right.rank() >= 2 && left.dim(-1) == right.dim(-2);
    boolean leading = right.rank() == 2
        || (inner && left.dims().subList(0, left.rank() - 2).equals(right.dims().subList(0, right.rank() - 2)));
    if (!inner || !leading) {
      throw breach("MED-031", "matmul", "must be (..., n, k) and (k, m), or have equal leading axes", "transpose or reshape one of them", a,
          b);
    }
    return left.with(-1, right.dim(-1));
  }

  /// The shape of what is attended to, which is that of the queries.
  static Shape attention(Tensor queries, Tensor keys, Tensor values, Tensor mask) {
    type("attention", DType.FLOAT, queries, keys, values, mask);
    boolean fits = queries.shape().rank() == 4 && keys.shape().rank() == 4 && keys.shape().equals(values.shape())
        && keys.shape().with(2, 1).equals(queries.shape().with(2, 1))
        && mask.shape().equals(Shape.of(keys.shape().dim(0), keys.shape().dim(2)));
    require(fits, "attention", "must be (batch, heads, length, width), with a mask (batch, length) of the keys",
        "split the heads with reshape and permute", queries, keys, values, mask);
    return queries.shape();
  }

  /// The shape of the states of a recurrence with so many gates.
  ///
  /// @param operands words, weight, bias, mask
  static Shape recurrence(String operation, int gates, Tensor... operands) {
    type(operation, DType.FLOAT, operands);
    var words = operands[0].shape();
    boolean fits = words.rank() == 3 && words.dim(2) % gates == 0
        && operands[1].shape().equals(Shape.of(words.dim(2) / gates, words.dim(2)))
        && operands[2].shape().equals(Shape.of(words.dim(2))) && operands[3].shape().equals(words.without(2));
    require(fits, operation, "must be (batch, length, " + gates + " * width), (width, " + gates + " * width), (" + gates
        + " * width) and (batch, length)", "bring the words to the gates by a linear layer", operands);
    return words.with(2, words.dim(2) / gates);
  }

  /// The shape of what so many tasks have of a parameter of their own.
  static Shape allTasks(Tensor own, int tasks) {
    require(own.op() instanceof Op.Parameter(_, _, var owner) && owner == Owner.TASK && tasks > 0, "ofAllTasks",
        "must be that of a task's own parameter", "ask the parameter itself", own);
    return Shape.of(tasks).append(own.shape().dims().stream().mapToInt(Integer::intValue).toArray());
  }

  /// Operands that can stand for others.
  static List<Tensor> alike(List<Tensor> operands, List<Tensor> others) {
    boolean fit = operands.size() == others.size();
    for (int i = 0; fit && i < operands.size(); i++)
      fit = operands.get(i).shape().equals(others.get(i).shape()) && operands.get(i).type() == others.get(i).type();
    if (!fit) throw new IllegalArgumentException("The operands " + operands + " cannot stand for " + others);
    return operands;
  }

  static void type(String operation, DType wanted, Tensor... operands) {
    for (var operand : operands) {
      if (operand.type() != wanted) {
        throw breach("MED-032", operation, "must have elements of type " + wanted + ", not " + operand.type(),
            "convert it with toFloat, toInt or a comparison", operand);
      }
    }
  }

  static void require(boolean holds, String operation, String rule, String advice, Tensor... operands) {
    if (!holds) throw breach("MED-033", operation, rule, advice, operands);
  }

  static int axis(String operation, Tensor tensor, int axis) {
    int rank = tensor.shape().rank();
    String advice = rank == 0 ? "unsqueeze the scalar" : "name an axis from " + -rank + " to " + (rank - 1);
    require(axis >= -rank && axis < rank, operation, "has no axis " + axis, advice, tensor);
    return axis < 0 ? axis + rank : axis;
  }

  private static ShapeException breach(String id, String operation, String rule, String advice, Tensor... operands) {
    String shapes = Arrays.stream(operands).map(t -> "(" + t.shape() + ") of (" + t.name() + ")")
        .collect(Collectors.joining(" and the shape "));
    var component = Arrays.stream(operands).map(Tensor::component).filter(c -> !c.isEmpty()).findFirst();
    String where = component.map(c -> " in component (" + c + ")").orElse("");
    return new ShapeException(
        Problem.maybe(id, "The shape " + shapes + " for operation (" + operation + ")" + where + " " + rule + ".", advice));
  }
}
