package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;

/// Descends on the geometric mean of the losses, so that a loss counts by the share of it that can be taken away (GLS).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L` | losses of the step's tasks | `[m]` |
/// | `w` | their weights | `[m]` |
///
/// `∂(Π L_j)^(1/m)/∂L_i = (Π L_j)^(1/m) / (m·L_i)`, so `w_i ∝ 1/L_i`. O(m). Not random.
///
/// Deviations: `w` sums to `m`, where the gradient of the mean shortens as the losses fall; a loss counts as at least 1e-8 of the largest.
///
/// @see <a href="https://arxiv.org/abs/1904.08492">Chennupati et al., MultiNet++: Multi-Stream Feature Aggregation and Geometric Loss Strategy for Multi-Task Learning, CVPR Workshops 2019, eq. 3</a>
record GeometricMean() implements LossWeighting {

  @Override
  public Session start(LossContext context) {
    return (_, losses) -> {
      double[] inverse = Weights.positive(losses);
      for (int i = 0; i < inverse.length; i++) inverse[i] = 1 / inverse[i];
      return Weights.summingToTasks(inverse);
    };
  }

  /// What is descended on.
  static double mean(TaskLosses losses) {
    double logs = 0;
    for (double loss : losses.toArray()) logs += Math.log(loss);
    return Math.exp(logs / losses.size());
  }
}
