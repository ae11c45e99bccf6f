package dev.medley.api.tensor;

import java.util.List;

/// What a tensor is made by. Sealed, so that every reader of expressions (the compiler, the reference interpreter) handles every operation.
///
/// Operands are the inputs of the [Tensor] that carries the operation; an `Op` holds only what is fixed when the expression is written.
public sealed interface Op {

  /// A trainable array of each member. With owner [Owner#TASK] every task has one, and the tensor is that of the micro-batch's task.
  record Parameter(String name, Init init, Owner owner) implements Op {}

  /// A field of the micro-batch, such as `tokens`.
  record Input(String name) implements Op {}

  /// A number that each member chooses for itself, such as a dropout rate; not trained.
  record Scalar(String name) implements Op {}

  /// Numbers that all members share and none trains.
  record Constant(Values values) implements Op {}

  /// The index of the micro-batch's task, a scalar of type [DType#INT].
  record TaskIndex() implements Op {}

  record Unary(Function function) implements Op {
    public enum Function { NEG, ABS, SIGN, EXP, LOG, SQRT, SQUARE, RECIPROCAL, SIN, COS, TANH, SIGMOID, RELU, GELU, SOFTPLUS, NOT }
  }

  record Binary(Function function) implements Op {
    public enum Function { ADD, SUB, MUL, DIV, POW, MAXIMUM, MINIMUM, EQ, GT, GE, AND }
  }

  /// Operands: condition, value where true, value where false.
  record Where() implements Op {}

  record Convert(DType type) implements Op {}

  record Reshape(Shape shape) implements Op {}

  record Permute(List<Integer> order) implements Op {
    public Permute {
      order = List.copyOf(order);
    }
  }

  record Expand(Shape shape) implements Op {}

  record Narrow(int axis, int start, int length) implements Op {}

  record Concat(int axis) implements Op {}

  /// Removes the axis.
  record Reduce(Function function, int axis) implements Op {
    public enum Function { SUM, MEAN, MAX, ARGMAX, LOGSUMEXP }
  }

  record Softmax(int axis) implements Op {}

  record LogSoftmax(int axis) implements Op {}

  /// `(..., n, k) x (k, m)`, or with equal leading axes `(..., n, k) x (..., k, m)`.
  record Matmul() implements Op {}

  /// Operands: table `(rows, width)`, ids of any shape; the result has the shape of the ids with the width inside.
  record Embedding() implements Op {}

  /// Operands: `(..., classes)`, ids `(...)`; the element that each id names along the last axis.
  record Pick() implements Op {}

  /// Operands: `(n, ...)`, an id `()`; the slice that the id names along the first axis.
  record Take() implements Op {}

  /// Operands: `(n, width)`, ids `(n)`; row `r` of the result `(rows, width)` is the sum of the rows whose id is `r`.
  record Scatter(int rows) implements Op {}

  /// Operand: a parameter of which every task has its own; what all tasks have of it, `(tasks, ...)`.
  ///
  /// @param learns whether gradients flow to it
  record AllTasks(boolean learns) implements Op {}

  /// Operands: what counts in training, what counts when evaluating; only that one is computed.
  record WhenTraining() implements Op {}

  /// To mean 0 and variance 1 over the last axis, without scale or shift.
  record Normalize(double epsilon) implements Op {}

  /// Operands: a tensor, a rate `()`. Identity when evaluating.
  record Dropout() implements Op {}

  /// `(batch, length, width)` to `(batch, length, size * width)`: each position with its neighbours, zero beyond the ends.
  record Windows(int size) implements Op {}

  /// Operands: `(batch, channels, height, width)`, kernel `(out, channels, kh, kw)`.
  record Conv2d(int stride, int padding) implements Op {}

  /// Non-overlapping maximum over squares, on `(batch, channels, height, width)`.
  record MaxPool2d(int size) implements Op {}

  /// Operands: queries, keys, values `(batch, heads, length, width)`, and a key mask `(batch, length)` of ones and zeros.
  record Attention() implements Op {}

  /// A recurrent layer from a state of zeros, over a text from its start or its end. Operands: what the words bring to the gates `(batch, length, gates * width)`,
  /// recurrent weights `(width, gates * width)`, recurrent bias `(gates * width)`, and a mask `(batch, length)` of ones and zeros; where it is zero the state stays.
  record Recurrence(Cell cell, boolean backwards) implements Op {
    public enum Cell {
      GRU(3), LSTM(4);

      private final int gates;

      Cell(int gates) {
        this.gates = gates;
      }

      /// How many numbers of each unit a step computes before it makes a state of them.
      public int gates() {
        return gates;
      }
    }
  }

  /// Forward the identity, backward nothing.
  record StopGradient() implements Op {}

  /// Operands: a tensor, a factor `()`. Forward the identity, backward the gradient times the factor; a negative factor reverses it.
  record ScaleGradient() implements Op {}

  /// Any other function of the engine that works element by element or on the innermost axes, by its name, such as `torch.erf`;
  /// literals follow the operands, as TorchScript source. `innerRank` is how many innermost axes the function may mix.
  record Call(String function, List<String> literals, int innerRank) implements Op {
    public Call {
      literals = List.copyOf(literals);
    }
  }
}
