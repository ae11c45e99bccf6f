package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.List;

/// Descends on a smooth maximum of the losses, so that the largest counts most (STCH).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L` | losses of the step's tasks | `[m]` |
/// | `p` | setting `preference`, in proportion, summing to 1 over the step's tasks | `[T]` |
/// | `μ` | setting `smoothness`: at 0 it would be the maximum, the larger the nearer to the mean | `()` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// The objective is `μ·log Σ_i exp(p_i·L_i/μ)`, whose gradient by `L_i` is `p_i·softmax(p·L/μ)_i`; `w` is that in proportion, summing to `m`. O(m). Not random.
///
/// Deviations: the ideal losses that the paper subtracts are 0; `w` sums to `m`, where the gradient's sum lies between the least and the largest preference.
///
/// @see <a href="https://arxiv.org/abs/2402.19078">Lin et al., Smooth Tchebycheff Scalarization for Multi-Objective Optimization, ICML 2024, eq. 8</a>
record Tchebycheff(Settings settings) implements LossWeighting {

  @Override
  public Session start(LossContext context) {
    var preference = settings.perTask("preference");
    double smoothness = settings.real("smoothness");
    return (_, losses) -> {
      double[] shares = Weights.shares(preference, losses);
      double[] weights = Weights.softmaxOfTasks(scaled(shares, losses, smoothness));
      for (int i = 0; i < weights.length; i++) weights[i] *= shares[i];
      return Weights.summingToTasks(weights);
    };
  }

  private static double[] scaled(double[] shares, TaskLosses losses, double smoothness) {
    double[] scaled = new double[losses.size()];
    for (int i = 0; i < scaled.length; i++) scaled[i] = shares[i] * losses.loss(i) / smoothness;
    return scaled;
  }

  /// What is descended on.
  static double objective(List<Double> preference, double smoothness, TaskLosses losses) {
    double[] scaled = scaled(Weights.shares(preference, losses), losses, smoothness);
    double largest = Double.NEGATIVE_INFINITY;
    for (double each : scaled) largest = Math.max(largest, each);
    double sum = 0;
    for (double each : scaled) sum += Math.exp(each - largest);
    return smoothness * (largest + Math.log(sum));
  }
}
