package dev.medley.plugins.surgery;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Moves between the mean gradient and the shortest mixture, which a few steps of descent follow from step to step (SDMGrad).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `g_0`, `g_a` | mean of the task gradients; their mixture `Jᵀa` | |
/// | `λ` | setting `lambda`: how much the mean counts | `()` |
/// | `a` | a point on the simplex, that walks | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `a` descends on `½·‖g_a + λ·g_0‖²` by `iterations` projected steps of `rate`, from where it stood; the update is `(g_a + λ·g_0)/(1 + λ)`, so `w = (m·a + λ)/(1 + λ)`, which sums to `m`.
/// O(m²) an iteration, on the host. Not random.
///
/// Deviations: the paper draws two independent batches for the descent, this uses the step's; no momentum in the descent; products are measured in their mean square length, so
/// that `rate` means the same everywhere; weights sum to `m` where the paper's sum to 1.
///
/// @see <a href="https://arxiv.org/abs/2305.18409">Xiao et al., Direction-oriented Multi-objective Learning: Simple and Provable Stochastic Algorithms, NeurIPS 2023, Algorithm 1</a>
record SdmGrad(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    var walk = new SimplexWalk(context.tasks().size());
    double lambda = settings.real("lambda");
    double rate = settings.real("rate");
    int iterations = settings.whole("iterations");
    return (_, given, losses) -> {
      var gramian = SimplexWalk.measured(given);
      double[] a = walk.present(losses);
      double[] centre = Simplex.centre(a.length);
      double[] offset = new double[a.length];
      for (int i = 0; i < a.length; i++) offset[i] = lambda * gramian.dot(i, centre);
      for (int k = 0; k < iterations; k++) a = SimplexWalk.descend(a, gramian, offset, rate);
      walk.keep(a, losses);
      int m = a.length;
      return Arrays.stream(a).map(v -> (m * v + lambda) / (1 + lambda)).toArray();
    };
  }
}
