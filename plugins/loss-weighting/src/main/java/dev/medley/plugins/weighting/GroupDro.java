package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Raises the weights of the tasks whose losses exceed what a reference has reached, as in a game against the worst case (DoReMi's group DRO).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L`, `R` | losses of the step's tasks; setting `reference`, what a reference model loses | `[m]`, `[T]` |
/// | `α` | shares, learnt, from equal ones | `[T]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `α_i ← α_i · exp(η·max(0, L_i − R_i))`, in proportion, then `α ← (1 − c)·α + c/m`, with settings `rate` (`η`) and `floor` (`c`); `w = m·α`. With references of 0 this is plain group DRO. O(m). Not random.
///
/// Deviations: it weighs the tasks' losses, where DoReMi uses the average of `α` to resample; the exponent is at most 50. Tasks that take no part keep their share and the others their sum.
///
/// @see <a href="https://arxiv.org/abs/2305.10429">Xie et al., DoReMi: Optimizing Data Mixtures Speeds Up Language Model Pretraining, NeurIPS 2023, Algorithm 1</a>
record GroupDro(Settings settings) implements LossWeighting {

  private static final double STEEPEST = 50;

  @Override
  public Session start(LossContext context) {
    var reference = settings.perTask("reference");
    double rate = settings.real("rate");
    double floor = settings.real("floor");
    double[] shares = new double[context.tasks().size()];
    Arrays.fill(shares, 1);
    return (_, losses) -> {
      double[] exponents = new double[losses.size()];
      for (int i = 0; i < exponents.length; i++)
        exponents[i] = Math.min(STEEPEST, rate * Math.max(0, losses.loss(i) - reference.get(losses.task(i))));
      return raise(shares, exponents, losses, floor);
    };
  }

  private static double[] raise(double[] shares, double[] exponents, TaskLosses losses, double floor) {
    double before = 0;
    double[] raised = new double[exponents.length];
    for (int i = 0; i < raised.length; i++) {
      before += shares[losses.task(i)];
      raised[i] = shares[losses.task(i)] * Math.exp(exponents[i]);
    }
    double[] weights = Weights.summingToTasks(raised);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (1 - floor) * weights[i] + floor;
      shares[losses.task(i)] = weights[i] * before / weights.length;
    }
    return weights;
  }
}
