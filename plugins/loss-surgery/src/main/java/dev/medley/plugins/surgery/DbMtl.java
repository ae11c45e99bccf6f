package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Takes the gradients of the losses' logarithms, and stretches all to the length of the longest (DB-MTL).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `‖g_i‖` | length of task `i`'s gradient; of its loss's logarithm it is `‖g_i‖/L_i` | `[m]` |
/// | `n_i` | that length, smoothed over the steps with setting `beta` | `[T]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w_i = max_j(n_j) / (n_i·L_i)`. Since the longest sets the length of the update, it is the method's own and is not scaled. O(m) and the gradients' lengths. Not random.
///
/// Deviations: the paper smooths the gradients themselves, this their squared lengths, without a bias to correct; the optimiser's momentum smooths the update. A loss counts as at least
/// 1e-8 of the largest. A zero gradient has no weight.
///
/// @see <a href="https://arxiv.org/abs/2308.12029">Lin et al., Dual-Balancing for Multi-Task Learning, 2023, Algorithm 1</a>
record DbMtl(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    double beta = settings.real("beta");
    double[] squares = new double[context.tasks().size()];
    Arrays.fill(squares, Double.NaN);
    return (_, gramian, losses) -> weights(gramian, losses, squares, beta);
  }

  private static double[] weights(Gramian gramian, TaskLosses losses, double[] squares, double beta) {
    int m = gramian.size();
    double least = 1e-8 * Arrays.stream(losses.toArray()).max().orElse(1);
    double[] divisors = new double[m];
    double longest = 0;
    for (int i = 0; i < m; i++) {
      divisors[i] = least > 0 ? Math.max(losses.loss(i), least) : 1;
      double square = gramian.get(i, i) / divisors[i] / divisors[i];
      int task = losses.task(i);
      squares[task] = Double.isNaN(squares[task]) ? square : beta * squares[task] + (1 - beta) * square;
      longest = Math.max(longest, Math.sqrt(squares[task]));
    }
    double[] weights = new double[m];
    for (int i = 0; i < m; i++) {
      double length = Math.sqrt(squares[losses.task(i)]);
      weights[i] = length > 0 ? longest / length / divisors[i] : 0;
    }
    return weights;
  }
}
