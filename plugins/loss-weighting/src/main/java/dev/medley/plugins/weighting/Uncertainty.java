package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;

/// Weighs every task by how sure the model can be of it: by a variance per task, learnt beside the model (UW).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L` | losses of the step's tasks | `[m]` |
/// | `s` | log-variances, learnt, from 0 | `[T]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// The objective is `Σ_i ½·e^(−s_i)·L_i + ½·s_i`, least in `s` at `s_i = log L_i`. A step weighs its losses by `w ∝ e^(−s)`, then moves `s` against
/// `½·(1 − e^(−s_i)·L_i)` by an Adam of its own with the setting `rate`. O(m). Not random.
///
/// Deviations: `w` is scaled to sum to the number of the step's tasks, where the paper's are `½·e^(−s)` and so change the learning rate as losses fall; `s` is kept in
/// `[−10, 10]`, so that a loss of 0 gives a finite weight; the variances have a learning rate of their own, because a short study would hardly move them at the model's.
/// A task that takes no part in a step keeps its variance.
///
/// @see <a href="https://arxiv.org/abs/1705.07115">Kendall et al., Multi-Task Learning Using Uncertainty to Weigh Losses for Scene Geometry and Semantics, CVPR 2018, eq. 7 to 10</a>
record Uncertainty(Settings settings) implements LossWeighting {

  @Override
  public Variances start(LossContext context) {
    int tasks = context.tasks().size();
    return new Variances(new double[tasks], Descent.adam(settings.real("rate"), tasks));
  }

  /// The log-variances of one member; the array is its state.
  static final class Variances implements Session {

    private static final double LIMIT = 10;

    private final double[] logs;
    private final Descent descent;

    private Variances(double[] logs, Descent descent) {
      this.logs = logs;
      this.descent = descent;
    }

    @Override
    public double[] weights(int step, TaskLosses losses) {
      double[] precisions = new double[losses.size()];
      for (int i = 0; i < precisions.length; i++) precisions[i] = Math.exp(-logs[losses.task(i)]);
      for (int i = 0; i < precisions.length; i++) {
        int task = losses.task(i);
        double gradient = 0.5 * (1 - precisions[i] * losses.loss(i));
        logs[task] = Math.clamp(logs[task] - descent.change(task, gradient), -LIMIT, LIMIT);
      }
      return Weights.summingToTasks(precisions);
    }

    /// What `s` descends on, at its present values.
    double objective(TaskLosses losses) {
      double sum = 0;
      for (int i = 0; i < losses.size(); i++) {
        double s = logs[losses.task(i)];
        sum += 0.5 * Math.exp(-s) * losses.loss(i) + 0.5 * s;
      }
      return sum;
    }

    double logVariance(int task) {
      return logs[task];
    }
  }
}
