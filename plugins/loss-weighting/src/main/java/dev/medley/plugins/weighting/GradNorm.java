package dev.medley.plugins.weighting;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Weighs the tasks so that their gradients have like norms, larger for tasks that learn more slowly than the others (GradNorm).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `g_i` | gradient of task `i` on the shared parameters; `‖g_i‖² = G_ii` | |
/// | `L_i`, `L_i(0)` | its loss now and at the start | `[m]` |
/// | `v` | weights of all tasks, learnt, from 1, summing to their number | `[T]` |
/// | `w` | weights of the step's tasks | `[m]` |
/// | `α` | setting `alpha`: how strongly slow tasks are favoured | `()` |
///
/// With `N_i = v_i·‖g_i‖`, the rate `r_i = (L_i/L_i(0)) / mean_j(L_j/L_j(0))` and the target `t_i = mean_j(N_j) · r_i^α`, held fixed, `v` descends on `Σ_i |N_i − t_i|`,
/// whose gradient is `sign(N_i − t_i)·‖g_i‖`: no second-order pass is needed. The step itself uses `v` from before, as in the paper, scaled to sum to `m`.
/// O(m) and the gradients' norms. Not random.
///
/// Deviations: the norms are those on all shared parameters, not on the last shared layer; weights are kept above `1e-4`; the setting `start` may take `ln(classes)`
/// for `L(0)`, as the paper suggests where the first loss is noisy. Tasks that take no part in a step keep their weight and the others their sum.
///
/// @see <a href="https://arxiv.org/abs/1711.02257">Chen et al., GradNorm: Gradient Normalization for Adaptive Loss Balancing in Deep Multitask Networks, ICML 2018, Algorithm 1</a>
record GradNorm(Settings settings) implements GramianWeighting {

  static final String ADAM = "adam";
  static final String SGD = "sgd";
  static final String OBSERVED = "observed";
  static final String UNIFORM = "uniform";

  @Override
  public Session start(LossContext context) {
    int tasks = context.tasks().size();
    double rate = settings.real("rate");
    var descent = settings.word("optimizer").equals(ADAM) ? Descent.adam(rate, tasks) : Descent.plain(rate);
    double[] initial = new double[tasks];
    Arrays.fill(initial, Double.NaN);
    if (settings.word("start").equals(UNIFORM)) {
      for (int t = 0; t < tasks; t++) if (context.classes().get(t) > 1) initial[t] = Math.log(context.classes().get(t));
    }
    return new Balance(settings.real("alpha"), descent, initial);
  }

  /// The weights of one member.
  private static final class Balance implements Session {

    private static final double LEAST = 1e-4;

    /// A norm this near to its target, relative to the mean, is on it: otherwise rounding alone would choose a direction.
    private static final double ROUNDING = 1e-9;

    private final double alpha;
    private final Descent descent;
    private final double[] initial;
    private final double[] weights;

    /// @param initial `L(0)` of each task, or NaN where its first loss is to be taken
    Balance(double alpha, Descent descent, double[] initial) {
      this.alpha = alpha;
      this.descent = descent;
      this.initial = initial;
      this.weights = new double[initial.length];
      Arrays.fill(weights, 1);
    }

    @Override
    public double[] weights(int step, Gramian gramian, TaskLosses losses) {
      double[] present = new double[losses.size()];
      for (int i = 0; i < present.length; i++) present[i] = weights[losses.task(i)];
      learn(present, rates(losses), gramian, losses);
      return Weights.summingToTasks(present);
    }

    /// `r^α`, the tasks' targets relative to the mean norm.
    private double[] rates(TaskLosses losses) {
      double[] ratios = new double[losses.size()];
      for (int i = 0; i < ratios.length; i++) {
        int task = losses.task(i);
        if (Double.isNaN(initial[task])) initial[task] = losses.loss(i);
        ratios[i] = initial[task] > 0 ? Math.max(0, losses.loss(i)) / initial[task] : 1;
      }
      double mean = Arrays.stream(ratios).sum() / ratios.length;
      return Arrays.stream(ratios).map(r -> mean > 0 ? Math.pow(r / mean, alpha) : 1).toArray();
    }

    private void learn(double[] present, double[] rates, Gramian gramian, TaskLosses losses) {
      int m = present.length;
      double mean = 0;
      for (int i = 0; i < m; i++) mean += present[i] * gramian.norm(i) / m;
      double[] moved = new double[m];
      for (int i = 0; i < m; i++) {
        double norm = gramian.norm(i);
        double excess = present[i] * norm - mean * rates[i];
        double gradient = Math.abs(excess) > ROUNDING * mean ? Math.signum(excess) * norm : 0;
        moved[i] = Math.max(LEAST, present[i] - descent.change(losses.task(i), gradient));
      }
      double factor = Arrays.stream(present).sum() / Arrays.stream(moved).sum();
      for (int i = 0; i < m; i++) weights[losses.task(i)] = moved[i] * factor;
    }
  }
}
