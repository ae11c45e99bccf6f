package dev.medley.plugins.surgery;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Follows the shortest mixture of the task gradients slowly, and weighs each step by what earlier ones have taught (MoDo).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = J·Jᵀ` | inner products of the task gradients | `[m, m]` |
/// | `a` | a point on the simplex, that walks | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w = m·a`, and only then `a ← Π(a − γ·(G + ρ·I)·a)` with settings `rate` and `ridge`, `Π` the nearest point of the simplex. So the examples that the weights come from are others
/// than those that they weigh, which is what the method rests on. O(m²) on the host. Not random.
///
/// Deviations: the paper draws three batches a step, and takes `G` between two of them, so that noise does not lengthen its diagonal; here a step is one batch a task. Products
/// are measured in their mean square length, so that `rate` means the same everywhere; weights sum to `m` where the paper's sum to 1.
///
/// @see <a href="https://arxiv.org/abs/2305.20057">Chen et al., Three-Way Trade-Off in Multi-Objective Learning: Optimization, Generalization and Conflict-Avoidance, NeurIPS 2023, Algorithm 1</a>
record MoDo(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    var walk = new SimplexWalk(context.tasks().size());
    double rate = settings.real("rate");
    double ridge = settings.real("ridge");
    return (_, gramian, losses) -> {
      double[] a = walk.present(losses);
      double[] offset = Arrays.stream(a).map(v -> v * ridge).toArray();
      walk.keep(SimplexWalk.descend(a, SimplexWalk.measured(gramian), offset, rate), losses);
      return Arrays.stream(a).map(v -> v * a.length).toArray();
    };
  }
}
