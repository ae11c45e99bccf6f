package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;

/// Gives each task a share between that of its size and an equal one.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `e` | training examples of each task | `[k]` |
/// | `K` | setting `limit`: the size beyond which a task counts no larger | `()` |
/// | `T` | setting `temperature`: 1 keeps the sizes, infinity makes all equal | `()` |
/// | `p` | shares of the micro-batches | `[k]` |
///
/// `p_i = r_i / Σ_j r_j` with `r_i = min(e_i, K)^(1/T)`: first the limit, then the power. O(k) a micro-batch. Random: ties only, from the trial's stream.
/// Deviations: counts follow the shares to within one micro-batch at every moment, see [Apportionment], where the paper draws at random. The factor on all sizes
/// that some implementations apply before the limit is left out: it is the limit divided by it.
///
/// @see <a href="https://arxiv.org/abs/1910.10683">Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, section 3.5.2</a>
record Temperature(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    int limit = settings.whole("limit");
    double temperature = settings.real("temperature");
    return new SharesSession(context,
        rates(context.tasks().stream().mapToInt(SamplerContext.TaskSize::examples).toArray(), limit, temperature));
  }

  /// Shares but for a common factor; the largest is 1.
  static double[] rates(int[] examples, int limit, double temperature) {
    double[] rates = new double[examples.length];
    double largest = 1;
    for (int size : examples) largest = Math.max(largest, Math.min(size, limit));
    for (int i = 0; i < rates.length; i++) rates[i] = Math.pow(Math.min(examples[i], limit) / largest, 1 / temperature);
    return rates;
  }
}
