package dev.medley.testkit;

import dev.medley.api.tensor.Op.Unary.Function;

/// Functions of one element, with PyTorch's gradients where there is no derivative: 0 for `abs` and `relu` at 0 and for `sign` everywhere.
/// `softplus` is the identity above 20, as in PyTorch; `gelu` is the exact form.
final class Unaries {

  private static final double SOFTPLUS_THRESHOLD = 20;

  private Unaries() {}

  static Result apply(Function function, Array x) {
    var y = x.map(v -> value(function, v));
    if (function == Function.NOT) return Result.of(y);
    return Result.of(y).through(0, g -> Array.generate(x.shape(), i -> g.get(i) * derivative(function, x.get(i), y.get(i))));
  }

  private static double value(Function function, double x) {
    return switch (function) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case SQUARE -> x * x;
      case RECIPROCAL -> 1 / x;
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
      case RELU -> Math.max(x, 0);
      case GELU -> x * Erf.phi(x);
      case SOFTPLUS -> x > SOFTPLUS_THRESHOLD ? x : Math.log1p(Math.exp(x));
      case NOT -> 1 - x;
    };
  }

  private static double derivative(Function function, double x, double y) {
    return switch (function) {
      case NEG -> -1;
      case ABS -> Math.signum(x);
      case SIGN, NOT -> 0;
      case EXP -> y;
      case LOG -> 1 / x;
      case SQRT -> 0.5 / y;
      case SQUARE -> 2 * x;
      case RECIPROCAL -> -y * y;
      case SIN -> Math.cos(x);
      case COS -> -Math.sin(x);
      case TANH -> 1 - y * y;
      case SIGMOID -> y * (1 - y);
      case RELU -> x > 0 ? 1 : 0;
      case GELU -> Erf.phi(x) + x * Erf.density(x);
      case SOFTPLUS -> x > SOFTPLUS_THRESHOLD ? 1 : sigmoid(x);
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
