package dev.medley.plugins.adaptive;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.Arrays;
import java.util.List;

/// Draws most what lies furthest above a reference loss: exponentiated gradient ascent on the worst case over the tasks (DoReMi).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `ℓ` | the tasks' losses; of a task that was not drawn, its last | `[k]` |
/// | `b` | setting `reference`: what each task's loss could be, such as that of a model trained on it alone | `[k]` |
/// | `η` | setting `rate` | `()` |
/// | `c` | setting `smoothing` | `()` |
/// | `α` | shares of the micro-batches, equal at the start | `[k]` |
///
/// After each step, `α_i ← (1 − c)·α_i·exp(η·max(ℓ_i − b_i, 0)) / Z + c/k`, where `Z` makes the first part sum to `1 − c`. Before its first turn a task is taken to be as far
/// above its reference as the furthest of those seen, so that it gets its turn. O(k) a step. Random: ties only, from the trial's stream, see [Apportionment]. Deviations: the
/// paper draws tasks evenly for a proxy model, weighs their losses by `α`, and then draws by the mean of `α` for a second model; here one model is drawn by `α` as it moves,
/// or, by the setting `average`, by the mean of `α` over the steps so far.
///
/// @see <a href="https://arxiv.org/abs/2305.10429">Xie et al., DoReMi: Optimizing Data Mixtures Speeds Up Language Model Pretraining, NeurIPS 2023, algorithm 1</a>
record DoReMi(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    return new AdaptiveSession(context,
        new Excesses(settings.perTask("reference"), settings.real("rate"), settings.real("smoothing"), settings.flag("average")));
  }

  static final class Excesses implements AdaptiveSession.Shares {

    private static final double UNSEEN = -1;

    private final List<Double> reference;
    private final double rate;
    private final double smoothing;
    private final boolean average;
    private final double[] excesses;
    private final double[] sums;
    private double[] shares;

    Excesses(List<Double> reference, double rate, double smoothing, boolean average) {
      this.reference = reference;
      this.rate = rate;
      this.smoothing = smoothing;
      this.average = average;
      excesses = new double[reference.size()];
      sums = new double[reference.size()];
      shares = new double[reference.size()];
      Arrays.fill(excesses, UNSEEN);
      Arrays.fill(shares, 1.0 / shares.length);
    }

    @Override
    public double[] at(int step) {
      for (int i = 0; i < sums.length; i++) sums[i] += shares[i];
      return average ? sums.clone() : shares.clone();
    }

    @Override
    public void learn(int step, TaskLosses losses, int[] drawn) {
      for (int row = 0; row < losses.size(); row++)
        excesses[losses.task(row)] = Math.max(losses.loss(row) - reference.get(losses.task(row)), 0);
      double furthest = Arrays.stream(excesses).max().orElse(0);
      double[] exponents = new double[shares.length];
      for (int i = 0; i < exponents.length; i++)
        exponents[i] = Math.log(shares[i]) + rate * (excesses[i] == UNSEEN ? furthest : excesses[i]);
      shares = Softmax.of(exponents);
      for (int i = 0; i < shares.length; i++) shares[i] = (1 - smoothing) * shares[i] + smoothing / shares.length;
    }
  }
}
