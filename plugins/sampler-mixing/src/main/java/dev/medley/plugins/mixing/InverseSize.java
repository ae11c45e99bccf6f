package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;

/// Gives small tasks large shares: a task the share that is inverse to its size, or each example the chance that is.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `e` | training examples of each task | `[k]` |
/// | `p` | shares of the micro-batches | `[k]` |
///
/// By task (`inverse-size`): `p_i = e_i⁻¹ / Σ_j e_j⁻¹`, so that a task of a hundredth of the size is drawn a hundred times as often. By example (`inverse-size-examples`):
/// every example weighs `e_i⁻¹`, and the examples of a task together `e_i·e_i⁻¹ = 1`, so `p_i = 1/k`. The two are often taken for one another. Setting `passes`: see
/// [Passes], which small tasks need here. O(k) a micro-batch. Random: ties only, from the trial's stream, see [Apportionment].
///
/// @param byExample whether each example, rather than each task, weighs by the inverse of the task's size
record InverseSize(Settings settings, boolean byExample) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    double[] weights = context.tasks().stream().mapToDouble(t -> byExample ? 1 : 1.0 / t.examples()).toArray();
    return SharesSession.of(weights, context, settings);
  }
}
