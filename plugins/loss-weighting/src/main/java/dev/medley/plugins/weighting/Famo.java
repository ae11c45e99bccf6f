package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Descends on the logarithms of the losses, and learns shares under which all fall at the same relative pace (FAMO).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L` | losses of the step's tasks | `[m]` |
/// | `b` | setting `minimum`: below every loss | `()` |
/// | `ξ`, `z` | numbers that are learnt, from 0, and their softmax over the step's tasks | `[T]`, `[m]` |
/// | `δ_i` | by how much `log(L_i − b)` has fallen since the task's last step | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w_i ∝ z_i/(L_i − b)`, summing to `m`. Then `ξ` descends on `z·δ`, by its gradient `z_i·(δ_i − z·δ) + γ·ξ_i` with an Adam of its own: `rate` and `decay` (`γ`) are settings. A task that has improved more than the others gets less weight. O(m). Not random.
///
/// Deviations: the paper computes the losses of the same batch again after the step, at the price of a forward pass; here the task's next step tells, as in the authors' toy
/// example. Where batches are small, `δ` is then noisy, and `rate` should be smaller. A loss less its minimum counts as at least 1e-8.
///
/// @see <a href="https://arxiv.org/abs/2306.03792">Liu et al., FAMO: Fast Adaptive Multitask Optimization, NeurIPS 2023, Algorithm 1</a>
record Famo(Settings settings) implements LossWeighting {

  @Override
  public Paces start(LossContext context) {
    int tasks = context.tasks().size();
    return new Paces(tasks, Descent.adam(settings.real("rate"), tasks), settings.real("decay"), settings.real("minimum"));
  }

  /// The shares of one member.
  static final class Paces implements Session {

    private final Descent descent;
    private final double decay;
    private final double minimum;
    private final double[] logits;
    private final double[] lastLogs;

    private Paces(int tasks, Descent descent, double decay, double minimum) {
      this.descent = descent;
      this.decay = decay;
      this.minimum = minimum;
      logits = new double[tasks];
      lastLogs = new double[tasks];
      Arrays.fill(lastLogs, Double.NaN);
    }

    @Override
    public double[] weights(int step, TaskLosses losses) {
      int m = losses.size();
      double[] gaps = new double[m];
      double[] falls = new double[m];
      for (int i = 0; i < m; i++) {
        int task = losses.task(i);
        gaps[i] = Math.max(losses.loss(i) - minimum, 1e-8);
        double log = Math.log(gaps[i]);
        falls[i] = lastLogs[task] - log;
        lastLogs[task] = log;
      }
      learn(falls, losses);
      double[] weights = shares(losses);
      for (int i = 0; i < m; i++) weights[i] /= gaps[i];
      return Weights.summingToTasks(weights);
    }

    /// A task in its first step has no fall to learn from.
    private void learn(double[] falls, TaskLosses losses) {
      if (Arrays.stream(falls).allMatch(Double::isNaN)) return;
      double[] z = shares(losses);
      double mean = 0;
      double known = 0;
      for (int i = 0; i < z.length; i++) {
        if (Double.isNaN(falls[i])) continue;
        mean += z[i] * falls[i];
        known += z[i];
      }
      mean /= Math.max(known, Double.MIN_NORMAL);
      for (int i = 0; i < z.length; i++) {
        int task = losses.task(i);
        if (!Double.isNaN(falls[i])) logits[task] -= descent.change(task, z[i] * (falls[i] - mean) + decay * logits[task]);
      }
    }

    private double[] shares(TaskLosses losses) {
      double[] present = new double[losses.size()];
      for (int i = 0; i < present.length; i++) present[i] = logits[losses.task(i)];
      return Arrays.stream(Weights.softmaxOfTasks(present)).map(w -> w / present.length).toArray();
    }

    double logit(int task) {
      return logits[task];
    }
  }
}
