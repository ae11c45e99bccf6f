package dev.medley.testkit;

import dev.medley.api.tensor.Op.Reduce;
import dev.medley.api.tensor.Shape;
import java.util.function.IntToDoubleFunction;

/// What is computed from the elements along one axis.
///
/// `max` and `argmax` take the first of the largest, and the gradient of `max` goes to it alone, as `torch.max(x, dim)` has it (not `torch.amax`, which shares it out).
final class Reductions {

  private Reductions() {}

  static Result apply(Reduce reduce, Array x, Shape shape) {
    var lanes = Lanes.of(x.shape(), reduce.axis());
    return switch (reduce.function()) {
      case SUM -> Result.of(Array.generate(shape, l -> lanes.sum(l, x::get))).through(0, g -> spread(x, lanes, g, i -> 1));
      case MEAN -> Result.of(Array.generate(shape, l -> lanes.sum(l, x::get) / lanes.length())).through(0,
          g -> spread(x, lanes, g, i -> 1.0 / lanes.length()));
      case MAX -> Gather.from(x, shape, l -> lanes.largest(l, x));
      case ARGMAX -> Result.of(Array.generate(shape, l -> lanes.largest(l, x) / lanes.inner() % lanes.length()));
      case LOGSUMEXP -> {
        var y = Array.generate(shape, l -> logSumExp(lanes, l, x));
        yield Result.of(y).through(0, g -> spread(x, lanes, g, i -> Math.exp(x.get(i) - y.get(lanes.lane(i)))));
      }
    };
  }

  static Result softmax(int axis, Array x) {
    var lanes = Lanes.of(x.shape(), axis);
    var y = logSoftmax(lanes, x).map(Math::exp);
    return Result.of(y).through(0, g -> {
      var dots = Array.generate(Shape.of(lanes.count()), l -> lanes.sum(l, i -> g.get(i) * y.get(i)));
      return Array.generate(x.shape(), i -> y.get(i) * (g.get(i) - dots.get(lanes.lane(i))));
    });
  }

  static Result logSoftmax(int axis, Array x) {
    var lanes = Lanes.of(x.shape(), axis);
    var y = logSoftmax(lanes, x);
    return Result.of(y).through(0, g -> {
      var sums = Array.generate(Shape.of(lanes.count()), l -> lanes.sum(l, g::get));
      return Array.generate(x.shape(), i -> g.get(i) - Math.exp(y.get(i)) * sums.get(lanes.lane(i)));
    });
  }

  /// `(x - mean)/√(variance + ε)` over the last axis, with the biased variance.
  static Result normalize(double epsilon, Array x) {
    var lanes = Lanes.of(x.shape(), x.shape().rank() - 1);
    int n = lanes.length();
    var all = Shape.of(lanes.count());
    var means = Array.generate(all, l -> lanes.sum(l, x::get) / n);
    var deviations = Array.generate(all, l -> Math.sqrt(lanes.sum(l, i -> square(x.get(i) - means.get(l))) / n + epsilon));
    var y = Array.generate(x.shape(), i -> (x.get(i) - means.get(lanes.lane(i))) / deviations.get(lanes.lane(i)));
    return Result.of(y).through(0, g -> {
      var mean = Array.generate(all, l -> lanes.sum(l, g::get) / n);
      var dot = Array.generate(all, l -> lanes.sum(l, i -> g.get(i) * y.get(i)) / n);
      return Array.generate(x.shape(),
          i -> (g.get(i) - mean.get(lanes.lane(i)) - y.get(i) * dot.get(lanes.lane(i))) / deviations.get(lanes.lane(i)));
    });
  }

  private static Array logSoftmax(Lanes lanes, Array x) {
    var totals = Array.generate(Shape.of(lanes.count()), l -> logSumExp(lanes, l, x));
    return Array.generate(x.shape(), i -> x.get(i) - totals.get(lanes.lane(i)));
  }

  private static double logSumExp(Lanes lanes, int lane, Array x) {
    double largest = x.get(lanes.largest(lane, x));
    return largest + Math.log(lanes.sum(lane, i -> Math.exp(x.get(i) - largest)));
  }

  private static Array spread(Array x, Lanes lanes, Array gradient, IntToDoubleFunction factor) {
    return Array.generate(x.shape(), i -> gradient.get(lanes.lane(i)) * factor.applyAsDouble(i));
  }

  private static double square(double v) {
    return v * v;
  }
}
