package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.Optional;
import java.util.Set;

/// Cuts every task's data into buckets by difficulty and brings them in one after the other.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `n` | setting `buckets` | `()` |
/// | `T` | setting `until`: when the last bucket's turn is over, as a part of training | `()` |
/// | `t` | the part of training that is over, in `[0, 1)` | `()` |
/// | `b` | the latest bucket: `min(n, ⌊n·t/T⌋ + 1)` | `()` |
///
/// Draws from buckets 1 to `b`; by the setting `forget` from bucket `b` alone until `T`, which is the one-pass curriculum. From `T` on everything is drawn from. Settings `difficulty`, `reference` and `order` as for
/// [Competence], and `over` says which tasks are drawn. O(1) a micro-batch. Random: only as the sampler below is.
///
/// @see <a href="https://aclanthology.org/N10-1116">Spitkovsky et al., From Baby Steps to Leapfrog: How "Less is More" in Unsupervised Dependency Parsing, NAACL 2010</a>
record BabySteps(Settings settings) implements Sampler {

  @Override
  public Set<Difficulty> orders() {
    return OverExamples.orders(settings, Measure.of(settings).by());
  }

  @Override
  public Optional<String> reference() {
    return Measure.reference(settings);
  }

  @Override
  public Session start(SamplerContext context) {
    var measure = Measure.of(settings);
    int buckets = settings.whole("buckets");
    double until = settings.real("until");
    boolean forget = settings.flag("forget");
    return new OverExamples(settings.part("over", Sampler.class).start(context), (step, whole) -> {
      double time = (double) step / context.steps() / until;
      int bucket = Math.min(buckets, (int) (buckets * time + 1e-9) + 1);
      return measure.between(whole, forget && time < 1 ? (bucket - 1.0) / buckets : 0, time < 1 ? (double) bucket / buckets : 1);
    });
  }
}
