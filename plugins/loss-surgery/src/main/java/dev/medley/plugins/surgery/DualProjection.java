package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;

/// Replaces the sum of the task gradients by the nearest vector that conflicts with no task (GEM).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients `g` | `[m, m]` |
/// | `w` | weights of the step's tasks, at least 1 | `[m]` |
///
/// `w = argmin wᵀ·G·w` over `w ≥ 1`, a small quadratic program solved exactly, see [DualCone]. Its length is the method's own. O(m³) for each task that is guarded, on the host.
/// Not random. Deviations: the paper projects one gradient against those of earlier tasks; cosines have 1e-10 added to their diagonal. A zero gradient has no weight.
///
/// @see <a href="https://arxiv.org/abs/1706.08840">Lopez-Paz and Ranzato, Gradient Episodic Memory for Continual Learning, NeurIPS 2017, eq. 11</a>
record DualProjection() implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    return (_, gramian, _) -> weights(gramian);
  }

  private static double[] weights(Gramian gramian) {
    var directions = Directions.of(gramian);
    double[] lengths = new double[directions.size()];
    for (int k = 0; k < lengths.length; k++) lengths[k] = directions.norm(k);
    return directions.weights(new DualCone(directions.cosines(UpGrad.RIDGE)).project(lengths));
  }
}
