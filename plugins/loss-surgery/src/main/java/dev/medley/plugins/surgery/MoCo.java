package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Follows the shortest mixture of the task gradients slowly, from inner products that are smoothed over the steps (MoCo).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `Ĝ` | inner products of the task gradients, tracked with setting `tracking` | `[T, T]` |
/// | `a` | a point on the simplex, that walks | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `Ĝ ← (1−β)·Ĝ + β·G`, then `a ← Π(a − γ·(Ĝ + ρ·I)·a)` with settings `rate` and `ridge`, `Π` the nearest point of the simplex, and `w = m·a`. O(m²) on the host. Not random.
///
/// Deviations: the paper tracks the gradients themselves and moves along the tracked ones; here their products are tracked and the update is of the step's own gradients, which
/// the optimiser's momentum smooths. Products are measured in their mean square length, so that `rate` means the same everywhere; weights sum to `m` where the paper's sum to 1.
///
/// @see <a href="https://arxiv.org/abs/2210.12624">Fernando et al., Mitigating Gradient Bias in Multi-objective Learning: A Provably Convergent Approach, ICLR 2023, Algorithm 1</a>
record MoCo(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    int tasks = context.tasks().size();
    return new Walk(new SimplexWalk(tasks), new double[tasks][tasks], settings.real("tracking"), settings.real("rate"),
        settings.real("ridge"));
  }

  private static final class Walk implements Session {

    private final SimplexWalk walk;
    private final double[][] tracked;
    private final double tracking;
    private final double rate;
    private final double ridge;

    Walk(SimplexWalk walk, double[][] tracked, double tracking, double rate, double ridge) {
      this.walk = walk;
      this.tracked = tracked;
      this.tracking = tracking;
      this.rate = rate;
      this.ridge = ridge;
      for (double[] row : tracked) Arrays.fill(row, Double.NaN);
    }

    @Override
    public double[] weights(int step, Gramian gramian, TaskLosses losses) {
      int m = gramian.size();
      double[] products = new double[m * m];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          double[] row = tracked[losses.task(i)];
          int task = losses.task(j);
          row[task] = Double.isNaN(row[task]) ? gramian.get(i, j) : (1 - tracking) * row[task] + tracking * gramian.get(i, j);
          products[i * m + j] = row[task];
        }
      }
      double[] a = walk.present(losses);
      double[] offset = Arrays.stream(a).map(v -> v * ridge).toArray();
      double[] moved = SimplexWalk.descend(a, SimplexWalk.measured(Gramian.of(m, products)), offset, rate);
      walk.keep(moved, losses);
      return Arrays.stream(moved).map(v -> v * m).toArray();
    }
  }
}
