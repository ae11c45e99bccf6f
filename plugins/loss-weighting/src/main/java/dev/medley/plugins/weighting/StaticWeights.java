package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.parameter.Settings;

/// Weighs every task by a number that is given, for good or as a schedule over the training, which a search can find.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `v` | setting `weights` in this step, above 0 | `[T]` |
/// | `S` | the tasks of the step, `m` of them | |
/// | `w` | their weights | `[m]` |
///
/// `w_i = m · v_i / Σ_{j ∈ S} v_j`: only the proportions of `v` count, and the weights of a step sum to the number of its tasks, so that the learning rate keeps its
/// meaning. A task alone in its step therefore has the weight 1; how often it is there is the sampler's business. O(m). Not random.
record StaticWeights(Settings settings) implements LossWeighting {

  @Override
  public Session start(LossContext context) {
    var weights = settings.schedulePerTask("weights");
    return (step, losses) -> {
      double[] present = new double[losses.size()];
      for (int i = 0; i < present.length; i++) present[i] = weights.get(losses.task(i)).at(step, context.steps());
      return Weights.summingToTasks(present);
    };
  }
}
