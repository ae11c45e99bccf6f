package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.Slice;
import java.util.Optional;
import java.util.Set;

/// Lets the model choose its own examples: those whose loss it finds small, and ever more of them.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `ℓ` | the model's own losses of a task's training examples, as they were last taken | `[n]` |
/// | `v` | which examples are drawn: `v_i = 1` if `ℓ_i < λ`, else 0 | `[n]` |
/// | `c` | the part that is drawn, which grows as [Growth] says from `start` to 1 at `until` | `()` |
///
/// `λ` is the `c`-quantile of `ℓ`, task by task. The losses are taken `refreshes` times, evenly over the time until everything is drawn; before the first step the model knows nothing, so until the first refresh
/// the task's own difficulty counts. Cost: a forward pass over the training data for each refresh, shared by all members of a cohort. Random: only as the sampler below is. Deviation: the paper gives `λ` and divides
/// it by a constant in each round, and its part then depends on the unit of the loss; here the part is given, and the same for every task.
///
/// @see <a href="https://papers.nips.cc/paper/2010/hash/e57c6b956a6521b28495f2886ca0977a-Abstract.html">Kumar et al., Self-Paced Learning for Latent Variable Models, NIPS 2010</a>
record SelfPaced(Settings settings) implements Sampler {

  @Override
  public Set<Difficulty> orders() {
    return OverExamples.orders(settings, Difficulty.CURRENT);
  }

  @Override
  public Optional<String> reference() {
    return settings.part("over", Sampler.class).reference();
  }

  @Override
  public Session start(SamplerContext context) {
    var growth = Growth.of(settings.word("growth"));
    double start = settings.real("start");
    double until = settings.real("until");
    double every = Math.max(1, until * context.steps() / (settings.whole("refreshes") + 1));
    return new OverExamples(settings.part("over", Sampler.class).start(context),
        (step, whole) -> new Slice.Range(whole, Difficulty.CURRENT, 0, growth.at((double) step / context.steps() / until, start)),
        step -> due(step, every, until * context.steps()));
  }

  /// Whether losses are taken before a step: the first at or after each multiple of `every`, but for 0, before the end.
  static boolean due(int step, double every, double end) {
    return step > 0 && step < end && (int) (step / every) > (int) ((step - 1) / every);
  }
}
