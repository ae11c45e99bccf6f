package dev.medley.testkit;

import dev.medley.api.tensor.Op.Call;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The functions of the engine that the interpreter knows by name: `torch.erf`, `torch.log1p`, `torch.expm1`, `torch.atan`, and `torch.cumsum` along the last axis.
final class Calls {

  private Calls() {}

  static Result apply(Call call, List<Array> operands) {
    var x = operands.getFirst();
    return switch (call.function()) {
      case "torch.erf" -> elementwise(x, Erf::erf, Erf::derivative);
      case "torch.log1p" -> elementwise(x, Math::log1p, v -> 1 / (1 + v));
      case "torch.expm1" -> elementwise(x, Math::expm1, Math::exp);
      case "torch.atan" -> elementwise(x, Math::atan, v -> 1 / (1 + v * v));
      case "torch.cumsum" -> {
        if (!call.literals().equals(List.of("-1"))) throw unknown("torch.cumsum with literals " + call.literals() + " (known is -1)");
        yield cumsum(x);
      }
      default -> throw unknown(call.function());
    };
  }

  private static Result elementwise(Array x, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
    return Result.of(x.map(function)).through(0, g -> Array.generate(x.shape(), i -> g.get(i) * derivative.applyAsDouble(x.get(i))));
  }

  private static Result cumsum(Array x) {
    int n = x.shape().dim(-1);
    return Result.of(Array.accumulate(x.shape(), sum -> {
      for (int i = 0; i < x.size(); i++) for (int j = i; j < i - i % n + n; j++) sum.add(j, x.get(i));
    })).through(0, g -> Array.accumulate(x.shape(), sum -> {
      for (int i = 0; i < x.size(); i++) for (int j = i; j < i - i % n + n; j++) sum.add(i, g.get(j));
    }));
  }

  private static UnsupportedOperationException unknown(String function) {
    return new UnsupportedOperationException("The interpreter does not know the function " + function
        + "; it knows torch.erf, torch.log1p, torch.expm1, torch.atan and torch.cumsum. Compare this expression with values computed elsewhere.");
  }
}
