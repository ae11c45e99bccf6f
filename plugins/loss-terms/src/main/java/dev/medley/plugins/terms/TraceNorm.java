package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Makes the matrices that each task has of its own combinations of few: the trace norm across the tasks.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `W` | one matrix of all tasks, a row for each | `(T, size)` |
/// | `‖W‖_*` | the sum of its singular values, `tr (W·Wᵀ)^½` | `()` |
///
/// `strength·Σ ‖W‖_*` over the matrices; vectors such as biases do not count. The root is taken by the iteration of Newton and Schulz, `Y ← Y·(3·I − Z·Y)/2`,
/// `Z ← (3·I − Z·Y)·Z/2` from `Y = A/‖A‖`, `Z = I` with `A = W·Wᵀ + ε·I`. A micro-batch moves the row of its own task; those of others stand still. O(T²·size + T³).
/// Deterministic.
///
/// Deviations: the paper flattens a layer in three ways and takes all of them or the last; this is the last, along the tasks.
///
/// @see <a href="https://arxiv.org/abs/1606.04038">Yang and Hospedales, Trace Norm Regularised Deep Multi-Task Learning, ICLR 2017 workshop</a>
record TraceNorm(Settings settings) implements LossTerm {

  private static final int ITERATIONS = 20;
  private static final double EPSILON = 1e-6;

  @Override
  public Tensor penalty(Network network, TermContext context) {
    int tasks = context.tasks().size();
    return OwnParameters.of(context.model(), settings.flag("heads")).stream().filter(own -> own.shape().rank() == 2)
        .map(own -> traceNorm(ofAll(own, tasks, network))).reduce(Tensor::add)
        .map(sum -> sum.mul(settings.tensor(network, "strength"))).orElse(Tensor.constant(0));
  }

  /// The parameter of every task as a row, in which only that of the micro-batch's task has a gradient.
  private static Tensor ofAll(Tensor own, int tasks, Network network) {
    int size = own.shape().size();
    var numbers = new float[tasks * size];
    for (int i = 0; i < numbers.length; i++) numbers[i] = Math.floorDiv(i, size);
    var isTask = Tensor.constant(Shape.of(tasks, size), numbers).toInt().eq(network.task());
    return Tensor.where(isTask, own.reshape(size), own.ofAllTasks(tasks).reshape(tasks, size));
  }

  static Tensor traceNorm(Tensor rows) {
    int n = rows.shape().dim(0);
    var identity = new float[n * n];
    for (int i = 0; i < n; i++) identity[i * n + i] = 1;
    var one = Tensor.constant(Shape.of(n, n), identity);
    var square = rows.matmul(rows.transpose(0, 1)).add(one.mul(EPSILON));
    var norm = square.square().sum().sqrt();
    var y = square.div(norm);
    var z = one;
    for (int i = 0; i < ITERATIONS; i++) {
      var step = one.mul(3).sub(z.matmul(y)).mul(0.5);
      y = y.matmul(step);
      z = step.matmul(z);
    }
    return y.mul(one).sum().mul(norm.sqrt());
  }
}
