package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;

/// Gives each task a share between that of its size and an equal one.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `e` | training examples of each task | `[k]` |
/// | `s` | setting `scale`: a factor on each task's size | `[k]` |
/// | `K` | setting `limit`: the size beyond which a task counts no larger | `()` |
/// | `T` | setting `temperature`: 1 keeps the sizes, infinity makes all equal; may change over the training | `()` |
/// | `p` | shares of the micro-batches | `[k]` |
///
/// `p_i = r_i / Σ_j r_j` with `r_i = min(s_i·e_i, K)^(1/T)`: scaled, then limited, then to the power. Setting `passes`: see [Passes]. O(k) a micro-batch. Random: ties
/// only, from the trial's stream. Deviation: counts follow the shares to within one micro-batch at every moment, see [Apportionment], where the paper draws at random.
/// `T = 1/α` is what others write as the exponent `α`.
///
/// @see <a href="https://arxiv.org/abs/1910.10683">Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, section 3.5.2</a>
record Temperature(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    var scale = settings.perTask("scale");
    double[] sizes = new double[context.tasks().size()];
    for (int i = 0; i < sizes.length; i++) sizes[i] = scale.get(i) * context.tasks().get(i).examples();
    var temperature = settings.schedule("temperature");
    int limit = settings.whole("limit");
    return SharesSession.of(step -> rates(sizes, limit, temperature.at(step, context.steps())), temperature.values().size() > 1, context,
        settings);
  }

  /// Shares but for a common factor; the largest is 1.
  static double[] rates(double[] sizes, double limit, double temperature) {
    double[] rates = new double[sizes.length];
    double largest = 0;
    for (double size : sizes) largest = Math.max(largest, Math.min(size, limit));
    for (int i = 0; i < rates.length; i++) rates[i] = Math.pow(Math.min(sizes[i], limit) / largest, 1 / temperature);
    return rates;
  }
}
