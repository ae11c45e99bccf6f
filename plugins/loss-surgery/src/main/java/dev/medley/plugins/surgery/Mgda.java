package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import java.util.Arrays;

/// Moves along the shortest vector among all mixtures of the task gradients, which worsens no task (MGDA).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients `g` | `[m, m]` |
/// | `a` | a point on the simplex | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `a = argmin ‖Jᵀa‖²` over the simplex, `w = m·a`. Every task's gradient then has at least `‖Jᵀa‖²` in common with `Jᵀa`. Two tasks have a closed form,
/// `a_1 = clip((‖g_2‖² − g_1·g_2) / ‖g_1 − g_2‖², 0, 1)`; more are solved exactly, see [MinimumNorm]. O(m³) for each change of the set of tasks with a weight, on the host.
/// Not random.
///
/// The setting `normalize` lets `a` be found for gradients divided by their `norm`, or by the task's `loss`, so that a task with a small gradient does not take
/// all the weight; the update is of the gradients as they are. A task without a gradient otherwise stops the shared parameters, as the method will have it.
/// Deviations: weights sum to the number of tasks where the paper's sum to 1, so that learning rates compare across methods; the paper uses Frank-Wolfe steps, and an upper
/// bound through the representation's gradient.
///
/// @see <a href="https://arxiv.org/abs/1810.04650">Sener and Koltun, Multi-Task Learning as Multi-Objective Optimization, NeurIPS 2018, eq. 3, Algorithm 1</a>
record Mgda(String normalize) implements GramianWeighting {

  static final String NONE = "none";
  static final String NORM = "norm";
  static final String LOSS = "loss";

  @Override
  public Session start(LossContext context) {
    return (_, gramian, losses) -> {
      double[] point = MinimumNorm.of(gramian.scaled(factors(normalize, gramian, losses)));
      return Arrays.stream(point).map(a -> a * point.length).toArray();
    };
  }

  /// What the gradients are multiplied by; 1 where there is nothing to divide by.
  private static double[] factors(String normalize, Gramian gramian, TaskLosses losses) {
    double[] factors = new double[gramian.size()];
    for (int i = 0; i < factors.length; i++) {
      double divisor = switch (normalize) {
        case NORM -> gramian.norm(i);
        case LOSS -> losses.loss(i);
        default -> 1;
      };
      factors[i] = divisor > 0 ? 1 / divisor : 1;
    }
    return factors;
  }
}
