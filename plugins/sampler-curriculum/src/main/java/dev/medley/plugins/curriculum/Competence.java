package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.Optional;
import java.util.Set;

/// Draws from the easiest part of every task's data, which grows with the model's competence until it is everything.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `c₀` | setting `start`: the part at the beginning | `()` |
/// | `T` | setting `until`: when everything is drawn, as a part of training | `()` |
/// | `t` | the part of training that is over, in `[0, 1)` | `()` |
/// | `c` | the part that is drawn from | `()` |
///
/// Setting `growth`: `sqrt` is `c = min(1, √(t/T·(1 − c₀²) + c₀²))`, which brings in examples ever more slowly, so that each new one gets as much time; `linear` is `c = min(1, t/T·(1 − c₀) + c₀)`. Settings
/// `difficulty` (with `reference`) and `order` say what is easy, and turn the order round or shuffle it as a control. O(1) a micro-batch, and for the host one step for each example that comes in. Random: only as the sampler below
/// is. Tasks are drawn as the setting `over` says, so that an easy task does not crowd out a hard one. Deviation: within a pass no example comes twice, where the paper draws with replacement.
///
/// @see <a href="https://arxiv.org/abs/1903.09848">Platanios et al., Competence-based Curriculum Learning for Neural Machine Translation, NAACL 2019, eqs. 4 and 7</a>
record Competence(Settings settings) implements Sampler {

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
    var growth = Growth.of(settings.word("growth"));
    double start = settings.real("start");
    double until = settings.real("until");
    return new OverExamples(settings.part("over", Sampler.class).start(context),
        (step, whole) -> measure.between(whole, 0, growth.at((double) step / context.steps() / until, start)));
  }
}
