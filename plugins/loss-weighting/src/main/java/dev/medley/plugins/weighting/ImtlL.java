package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;

/// Learns a scale for every task that makes all scaled losses alike (IMTL-L).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L` | losses of the step's tasks | `[m]` |
/// | `s` | logarithms of the scales, learnt, from 0 | `[T]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// The objective is `Σ_i e^(s_i)·L_i − s_i`, least where every `e^(s_i)·L_i` is 1. A step weighs its losses by `w ∝ e^s`, then moves `s` against `e^(s_i)·L_i − 1` at the setting `rate`. O(m). Not random.
///
/// Deviations: `w` is scaled to sum to `m`; `s` is kept in `[−10, 10]`. The objective is twice that of [Uncertainty] at `s = −2·log σ`, and Adam does not see the factor: with the setting `optimizer` at `adam` the two methods are
/// one. Plain descent, the default, moves scales of large losses down fast and of small ones up slowly. A task that takes no part in a step keeps its scale.
///
/// @see <a href="https://openreview.net/forum?id=IMPnRXEWpvr">Liu et al., Towards Impartial Multi-task Learning, ICLR 2021, eq. 8</a>
record ImtlL(Settings settings) implements LossWeighting {

  @Override
  public Scales start(LossContext context) {
    int tasks = context.tasks().size();
    double rate = settings.real("rate");
    return new Scales(new double[tasks],
        settings.word("optimizer").equals(GradNorm.ADAM) ? Descent.adam(rate, tasks) : Descent.plain(rate));
  }

  /// The scales of one member; the array is its state.
  static final class Scales implements Session {

    private static final double LIMIT = 10;

    private final double[] logs;
    private final Descent descent;

    private Scales(double[] logs, Descent descent) {
      this.logs = logs;
      this.descent = descent;
    }

    @Override
    public double[] weights(int step, TaskLosses losses) {
      double[] scales = new double[losses.size()];
      for (int i = 0; i < scales.length; i++) {
        int task = losses.task(i);
        scales[i] = Math.exp(logs[task]);
        logs[task] = Math.clamp(logs[task] - descent.change(task, scales[i] * losses.loss(i) - 1), -LIMIT, LIMIT);
      }
      return Weights.summingToTasks(scales);
    }

    /// What `s` descends on, at its present values.
    double objective(TaskLosses losses) {
      double sum = 0;
      for (int i = 0; i < losses.size(); i++) {
        double s = logs[losses.task(i)];
        sum += Math.exp(s) * losses.loss(i) - s;
      }
      return sum;
    }

    double scale(int task) {
      return Math.exp(logs[task]);
    }
  }
}
