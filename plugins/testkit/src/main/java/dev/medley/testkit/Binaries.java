package dev.medley.testkit;

import dev.medley.api.tensor.Op.Binary.Function;
import dev.medley.api.tensor.Shape;
import java.util.function.IntToDoubleFunction;

/// Functions of two or three elements, where the smaller shape equals the innermost axes of the larger: its element is the index modulo its size.
///
/// Where both operands of `maximum` or `minimum` are equal, each gets half of the gradient, as in PyTorch.
final class Binaries {

  private Binaries() {}

  static Result apply(Function function, Array a, Array b) {
    var shape = larger(a.shape(), b.shape());
    var result = Result.of(Array.generate(shape, i -> value(function, at(a, i), at(b, i))));
    return switch (function) {
      case EQ, GT, GE, AND -> result;
      case ADD, SUB, MUL, DIV, POW, MAXIMUM, MINIMUM -> result
          .through(0, g -> collect(a.shape(), shape, i -> g.get(i) * left(function, at(a, i), at(b, i))))
          .through(1, g -> collect(b.shape(), shape, i -> g.get(i) * right(function, at(a, i), at(b, i))));
    };
  }

  static Result where(Array condition, Array whenTrue, Array whenFalse) {
    var shape = larger(condition.shape(), larger(whenTrue.shape(), whenFalse.shape()));
    return Result.of(Array.generate(shape, i -> at(condition, i) == 1 ? at(whenTrue, i) : at(whenFalse, i)))
        .through(1, g -> collect(whenTrue.shape(), shape, i -> at(condition, i) == 1 ? g.get(i) : 0))
        .through(2, g -> collect(whenFalse.shape(), shape, i -> at(condition, i) == 1 ? 0 : g.get(i)));
  }

  private static double value(Function function, double a, double b) {
    return switch (function) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case POW -> Math.pow(a, b);
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case EQ -> a == b ? 1 : 0;
      case GT -> a > b ? 1 : 0;
      case GE -> a >= b ? 1 : 0;
      case AND -> a * b;
    };
  }

  private static double left(Function function, double a, double b) {
    return switch (function) {
      case ADD, SUB -> 1;
      case MUL -> b;
      case DIV -> 1 / b;
      case POW -> b == 0 ? 0 : b * Math.pow(a, b - 1);
      case MAXIMUM -> a == b ? 0.5 : a > b ? 1 : 0;
      case MINIMUM -> a == b ? 0.5 : a < b ? 1 : 0;
      case EQ, GT, GE, AND -> 0;
    };
  }

  private static double right(Function function, double a, double b) {
    return switch (function) {
      case ADD -> 1;
      case SUB -> -1;
      case MUL -> a;
      case DIV -> -a / (b * b);
      case POW -> a == 0 && b >= 0 ? 0 : Math.pow(a, b) * Math.log(a);
      case MAXIMUM, MINIMUM -> 1 - left(function, a, b);
      case EQ, GT, GE, AND -> 0;
    };
  }

  private static Shape larger(Shape a, Shape b) {
    return a.rank() >= b.rank() ? a : b;
  }

  private static double at(Array operand, int index) {
    return operand.get(index % operand.size());
  }

  private static Array collect(Shape operand, Shape result, IntToDoubleFunction gradient) {
    int size = operand.size();
    return Array.accumulate(operand, sum -> {
      for (int i = 0; i < result.size(); i++) sum.add(i % size, gradient.applyAsDouble(i));
    });
  }
}
