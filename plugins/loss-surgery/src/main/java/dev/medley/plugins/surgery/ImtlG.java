package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import java.util.Arrays;

/// Moves where the update is equally long along every task's gradient (IMTL-G).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `C` | cosines of the task gradients `g` | `[m, m]` |
/// | `b` | weights of the gradients' directions | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `C·b = 1`, the shortest such `b` where there are many, and `w_i ∝ b_i/‖g_i‖`, summing to `m`. For two tasks `w_i ∝ 1/‖g_i‖`. Weights may be negative. Scaling a task's loss changes
/// nothing but the length. O(m³) on the host. Not random.
///
/// Deviations: where the weights nearly cancel out, so that their sum says nothing of the update, it is taken to be a hundredth of the sum of their sizes, and it counts without
/// its sign: the update never turns against all tasks. Where all directions cancel out, weights are as the inverse of the lengths. A zero gradient has the mean weight.
///
/// @see <a href="https://openreview.net/forum?id=IMPnRXEWpvr">Liu et al., Towards Impartial Multi-task Learning, ICLR 2021, eq. 6</a>
record ImtlG() implements GramianWeighting {

  private static final double CANCELLED = 0.01;

  @Override
  public Session start(LossContext context) {
    return (_, gramian, _) -> weights(gramian);
  }

  private static double[] weights(Gramian gramian) {
    var directions = Directions.of(gramian);
    double[] b = Impartial.of(directions);
    // The limit for two gradients that come to be opposite.
    if (Arrays.stream(b).allMatch(each -> each == 0)) Arrays.fill(b, 1);
    double[] found = directions.weights(b);
    double sum = 0;
    double size = 0;
    for (double w : found) {
      sum += w;
      size += Math.abs(w);
    }
    double[] weights = new double[gramian.size()];
    Arrays.fill(weights, 1);
    if (!(size > 0)) return weights;
    double factor = directions.size() / Math.max(Math.abs(sum), CANCELLED * size);
    for (int k = 0; k < directions.size(); k++) weights[directions.row(k)] = found[directions.row(k)] * factor;
    return weights;
  }
}
