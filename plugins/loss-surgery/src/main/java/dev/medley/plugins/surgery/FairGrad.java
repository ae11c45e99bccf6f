package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.parameter.Settings;

/// Shares the progress of a step among the tasks as fairly as a number says, from the most progress in sum to the most for the last (FairGrad).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients `g` | `[m, m]` |
/// | `α` | setting `alpha`: 0 for the sum, 1 for proportions as [Nash] has them, beyond towards the worst off | `()` |
/// | `w` | weights of the step's tasks, above 0 | `[m]` |
///
/// `G·w = w^(−1/α)`, element by element; solved by Newton steps on a convex function, see [Bargain]. O(m³) a Newton step, some ten of them, on the host. Not random.
///
/// Weights are not scaled to sum to `m`: the length of the update is the method's own. Deviations: the paper uses a general least-squares solver; cosines have 1e-8 added to their diagonal;
/// `α` is at least 0.1. A zero gradient has no weight.
///
/// @see <a href="https://arxiv.org/abs/2402.15638">Ban and Ji, Fair Resource Allocation in Multi-Task Learning, ICML 2024, eq. 6, Algorithm 1</a>
record FairGrad(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    double gamma = 1 / settings.real("alpha");
    return (_, gramian, _) -> weights(gramian, gamma);
  }

  /// For directions `β_i = w_i·‖g_i‖` the equation is `(C·β)_i = ‖g_i‖^(γ−1) · β_i^(−γ)`. Lengths are measured by the longest, which shortens all weights alike.
  private static double[] weights(Gramian gramian, double gamma) {
    var directions = Directions.of(gramian);
    double longest = 0;
    for (int k = 0; k < directions.size(); k++) longest = Math.max(longest, directions.norm(k));
    double[] stakes = new double[directions.size()];
    for (int k = 0; k < stakes.length; k++) stakes[k] = Math.pow(directions.norm(k) / longest, gamma - 1);
    double[] weights = directions.weights(Bargain.solve(directions.cosines(Bargain.RIDGE), stakes, gamma));
    double unit = Math.pow(longest, (gamma - 1) / (1 + gamma));
    for (int i = 0; i < weights.length; i++) weights[i] *= unit;
    return weights;
  }
}
