package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import java.util.random.RandomGenerator;

/// Removes from each task gradient the components that conflict with other tasks (PCGrad).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients `g` | `[m, m]` |
/// | `h_i` | gradient `i`, projected; `h_i = Σ_k c_k·g_k` | |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// For every task `i`, over the other tasks `j` in random order: `h_i ← h_i − min(0, h_i·g_j) / ‖g_j‖² · g_j`, from `h_i = g_i`; the update is `Σ_i h_i = Jᵀw`. For two tasks
/// `w_i = 1 − min(0, g_1·g_2) / ‖g_i‖²`, in either order. O(m³) on the host. Random: the order, from the trial's stream.
///
/// Returns `w` as it is, at least 1 each and not scaled to sum to `m`: that a conflict lengthens the update is the method's own. A zero gradient conflicts with nothing.
/// Deviation: none; where the paper adds vectors, their coefficients are added here.
///
/// @see <a href="https://arxiv.org/abs/2001.06782">Yu et al., Gradient Surgery for Multi-Task Learning, NeurIPS 2020, Algorithm 1</a>
record PcGrad() implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    var random = context.random();
    return (_, gramian, _) -> weights(gramian, random);
  }

  private static double[] weights(Gramian gramian, RandomGenerator random) {
    int m = gramian.size();
    double[] weights = new double[m];
    int[] order = RandomOrder.first(m);
    for (int i = 0; i < m; i++) {
      RandomOrder.shuffle(order, random);
      double[] coefficients = project(gramian, i, order);
      for (int k = 0; k < m; k++) weights[k] += coefficients[k];
    }
    return weights;
  }

  /// The coefficients of `h_i`.
  private static double[] project(Gramian gramian, int i, int[] order) {
    double[] coefficients = new double[order.length];
    coefficients[i] = 1;
    for (int j : order) {
      if (j == i || !(gramian.get(j, j) > 0)) continue;
      double product = gramian.dot(j, coefficients);
      if (product < 0) coefficients[j] -= product / gramian.get(j, j);
    }
    return coefficients;
  }
}
