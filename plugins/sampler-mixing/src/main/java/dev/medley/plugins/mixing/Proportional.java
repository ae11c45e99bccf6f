package dev.medley.plugins.mixing;

import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;

/// Gives each task the share of the micro-batches that it has of the training examples, as if all data were one heap; so all tasks are passed over equally often.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `e` | training examples of each task | `[k]` |
/// | `p` | shares of the micro-batches | `[k]` |
///
/// `p_i = e_i / Σ_j e_j`. O(k) a micro-batch. Random: ties only, from the trial's stream. Deviation: the paper draws each example at random with these
/// probabilities; here the counts follow the shares to within one micro-batch at every moment, see [Apportionment].
///
/// @see <a href="https://arxiv.org/abs/1910.10683">Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, section 3.5.2</a>
record Proportional() implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    double[] sizes = context.tasks().stream().mapToDouble(SamplerContext.TaskSize::examples).toArray();
    return new SharesSession(new Apportionment(sizes, context.random()), context.microBatches());
  }
}
