package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;

/// Replaces each task gradient by the nearest vector that conflicts with no task, and adds those up (UPGrad).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients `g` | `[m, m]` |
/// | `v_i` | weights of gradient `i`, projected | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `v_i = argmin vᵀ·G·v` over `v ≥ e_i`, each a small quadratic program solved exactly (see [DualCone]), and `w = Σ_i v_i`. No task gets worse, and the update grows with each
/// gradient. Two tasks are PCGrad. Weights are at least 1, not scaled to sum to `m`: the length of the update is the method's own. O(m³) a program, `m` of them, on the host. Not random.
///
/// Deviations: cosines have 1e-10 added to their diagonal, where the authors add 1e-4 to `G/tr(G)`; the sum of the projections where the authors take the mean. A zero gradient has no weight.
///
/// @see <a href="https://arxiv.org/abs/2406.16232">Quinton and Rey, Jacobian Descent for Multi-Objective Optimization, 2024, Proposition 1</a>
record UpGrad() implements GramianWeighting {

  static final double RIDGE = 1e-10;

  @Override
  public Session start(LossContext context) {
    return (_, gramian, _) -> weights(gramian);
  }

  static double[] weights(Gramian gramian) {
    var directions = Directions.of(gramian);
    var cone = new DualCone(directions.cosines(RIDGE));
    double[] sum = new double[directions.size()];
    for (int k = 0; k < sum.length; k++) {
      double[] direction = new double[sum.length];
      direction[k] = 1;
      double[] projected = cone.project(direction);
      for (int l = 0; l < sum.length; l++) sum[l] += directions.norm(k) * projected[l];
    }
    return directions.weights(sum);
  }
}
