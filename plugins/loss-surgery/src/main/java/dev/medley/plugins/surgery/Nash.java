package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Lets the tasks bargain for the update, and takes the one from which no task can gain by a share more than another loses (Nash-MTL).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients `g` | `[m, m]` |
/// | `w` | weights of the step's tasks, above 0 | `[m]` |
///
/// `G·w = 1/w`, so every task gains `g_i·Jᵀw = 1/w_i`. For two tasks `w_i = 1 / (‖g_i‖·√(1 + cos))`; more are solved by Newton steps on a convex function of the gradients' directions, see
/// [Bargain]. The length of `Jᵀw` is `√m`, and the setting `longest` shortens it to at most that. Scaling a task's loss changes nothing. O(m³) a Newton step,
/// some ten of them, on the host. Not random.
///
/// Weights are not scaled to sum to `m`: the length of the update is the method's own, and it does not shrink as the losses do. With plain SGD, choose the rate
/// accordingly. Deviations: the paper solves a sequence of convex programs to 1e-3; cosines have 1e-8 added to their diagonal. A zero gradient has no weight.
///
/// @see <a href="https://arxiv.org/abs/2202.01017">Navon et al., Multi-Task Learning as a Bargaining Game, ICML 2022, Algorithm 1</a>
record Nash(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    double longest = settings.real("longest");
    return (_, gramian, _) -> shortened(bargain(gramian), gramian, longest);
  }

  static double[] bargain(Gramian gramian) {
    var directions = Directions.of(gramian);
    double[] stakes = new double[directions.size()];
    Arrays.fill(stakes, 1);
    return directions.weights(Bargain.solve(directions.cosines(Bargain.RIDGE), stakes, 1));
  }

  private static double[] shortened(double[] weights, Gramian gramian, double longest) {
    double length = Math.sqrt(Math.max(0, gramian.quadratic(weights)));
    double factor = length > longest ? longest / length : 1;
    return Arrays.stream(weights).map(w -> w * factor).toArray();
  }
}
