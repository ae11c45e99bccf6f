package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;

/// Gives each task the share that the search space says, or that the search finds.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `p` | setting `shares`: a point on the simplex, which may move over the training | `[k]` |
/// | `c` | micro-batches that each task has had after `n` of them | `[k]` |
///
/// `|c_i − n·p_i| < 1` for every `n` while `p` stays, see [Apportionment]. Setting `passes`: see [Passes]. O(k) a micro-batch. Random: ties only, from the trial's stream. A share of
/// 0 leaves a task out, and a share of 1 trains it alone.
record Mix(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    var mix = settings.mix("shares");
    return SharesSession.of(step -> mix.at(step, context.steps()), mix.changes(), context, settings);
  }
}
