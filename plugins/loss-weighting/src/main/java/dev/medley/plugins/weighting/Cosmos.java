package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.List;

/// Weighs the tasks by a preference, and pulls their losses towards its proportions (COSMOS).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L` | losses of the step's tasks | `[m]` |
/// | `p` | setting `preference`, in proportion, summing to 1 over the step's tasks | `[T]` |
/// | `λ` | setting `pull` | `()` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// The objective is `p·L − λ·cos(p, L)`, and `w` is `m` times its gradient, `p_i − λ·(p_i/(‖p‖·‖L‖) − (p·L)·L_i/(‖p‖·‖L‖³))`. Without a pull weights sum to `m`; the pull adds to large losses and takes
/// from small ones, whose weights may fall below 0. O(m). Not random.
///
/// Deviations: the paper draws `p` anew in every step and gives it to the network; here it is the trial's, for a search to find. Losses of 0 are not pulled.
///
/// @see <a href="https://arxiv.org/abs/2103.13392">Ruchte and Grabocka, Scalable Pareto Front Approximation for Deep Multi-Objective Learning, ICDM 2021, eq. 4</a>
record Cosmos(Settings settings) implements LossWeighting {

  @Override
  public Session start(LossContext context) {
    var preference = settings.perTask("preference");
    double pull = settings.real("pull");
    return (_, losses) -> weights(Weights.shares(preference, losses), losses.toArray(), pull);
  }

  private static double[] weights(double[] shares, double[] losses, double pull) {
    int m = shares.length;
    double norm = Weights.norm(losses);
    double[] weights = new double[m];
    double cosine = norm > 0 ? cosine(shares, losses) : 0;
    for (int i = 0; i < m; i++) {
      double steepness = norm > 0 ? (shares[i] / Weights.norm(shares) - cosine * losses[i] / norm) / norm : 0;
      weights[i] = m * (shares[i] - pull * steepness);
    }
    return weights;
  }

  private static double cosine(double[] shares, double[] losses) {
    double product = 0;
    double norm = Weights.norm(losses);
    for (int i = 0; i < shares.length; i++) product += shares[i] * (losses[i] / norm);
    return product / Weights.norm(shares);
  }

  /// What is descended on.
  static double objective(List<Double> preference, double pull, TaskLosses losses) {
    double[] shares = Weights.shares(preference, losses);
    double sum = 0;
    for (int i = 0; i < shares.length; i++) sum += shares[i] * losses.loss(i);
    return sum - pull * cosine(shares, losses.toArray());
  }
}
