package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import java.util.Arrays;

/// Weighs every task alike: the plain sum of the tasks' mean losses, and the yardstick for every other method.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w_i = 1`. O(m). Not random.
///
/// @see <a href="https://doi.org/10.1023/A:1007379606734">Caruana, Multitask Learning, Machine Learning 28, 1997</a>
record EqualWeights() implements LossWeighting {

  @Override
  public Session start(LossContext context) {
    return (_, losses) -> {
      double[] ones = new double[losses.size()];
      Arrays.fill(ones, 1);
      return ones;
    };
  }
}
