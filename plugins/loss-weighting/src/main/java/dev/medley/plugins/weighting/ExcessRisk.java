package dev.medley.plugins.weighting;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Raises the weights of the tasks that still have much to gain, by an estimate from their gradients that noise in the labels does not raise (ExcessMTL).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `‖g_i‖²` | squared length of task `i`'s gradient, `G_ii` | `[m]` |
/// | `h_i` | root of the sum of those over all steps so far | `[T]` |
/// | `e_i` | excess risk, `‖g_i‖²/h_i` | `[m]` |
/// | `v` | shares, learnt, from equal ones | `[T]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `v_i ← v_i · exp(η·e_i)` with setting `rate`, in proportion; `w = m·v`. O(m) and the gradients' lengths. Not random.
///
/// Deviations: the paper divides the square of each coordinate by a root of its own, an estimate of a diagonal curvature; here all coordinates of a task have one, so that lengths are enough and no
/// gradient leaves the engine. With the setting `relative` (the default, and the authors' program) `e` is measured in its value at the task's first step. The exponent is at most 50, and
/// shares are kept above 1e-6. Tasks that take no part keep their share and the others their sum.
///
/// @see <a href="https://arxiv.org/abs/2402.02009">He et al., Robust Multi-Task Learning with Excess Risks, ICML 2024, Algorithm 1</a>
record ExcessRisk(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    return new Shares(context.tasks().size(), settings.real("rate"), settings.flag("relative"));
  }

  private static final class Shares implements Session {

    private static final double STEEPEST = 50;
    private static final double LEAST = 1e-6;

    private final double rate;
    private final boolean relative;
    private final double[] squares;
    private final double[] first;
    private final double[] shares;

    Shares(int tasks, double rate, boolean relative) {
      this.rate = rate;
      this.relative = relative;
      squares = new double[tasks];
      first = new double[tasks];
      shares = new double[tasks];
      Arrays.fill(shares, 1);
    }

    @Override
    public double[] weights(int step, Gramian gramian, TaskLosses losses) {
      double before = 0;
      double[] raised = new double[losses.size()];
      for (int i = 0; i < raised.length; i++) {
        before += shares[losses.task(i)];
        raised[i] = shares[losses.task(i)] * Math.exp(Math.min(STEEPEST, rate * excess(losses.task(i), gramian.get(i, i))));
      }
      double[] weights = Weights.summingToTasks(raised);
      for (int i = 0; i < weights.length; i++) weights[i] = Math.max(weights[i], LEAST);
      weights = Weights.summingToTasks(weights);
      for (int i = 0; i < weights.length; i++) shares[losses.task(i)] = weights[i] * before / weights.length;
      return weights;
    }

    private double excess(int task, double square) {
      squares[task] += square;
      double excess = squares[task] > 0 ? square / Math.sqrt(squares[task]) : 0;
      if (!relative) return excess;
      if (first[task] == 0) first[task] = excess;
      return first[task] > 0 ? excess / first[task] : 0;
    }
  }
}
