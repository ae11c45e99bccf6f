package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.parameter.Settings;

/// Draws the tasks' weights anew in every step (RLW): what any other method has to beat.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `z` | independent standard normal numbers, or the logarithms of exponential ones | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w = m · softmax(z)`. With setting `distribution` at `dirichlet` that is uniform over the simplex. O(m). Random: `z`, from the trial's stream. Deviation: weights sum to `m` where the
/// paper's sum to 1.
///
/// @see <a href="https://arxiv.org/abs/2111.10603">Lin et al., Reasonable Effectiveness of Random Weighting: A Litmus Test for Multi-Task Learning, TMLR 2022</a>
record RandomLossWeights(Settings settings) implements LossWeighting {

  static final String NORMAL = "normal";
  static final String DIRICHLET = "dirichlet";

  @Override
  public Session start(LossContext context) {
    boolean normal = settings.word("distribution").equals(NORMAL);
    var random = context.random();
    return (_, losses) -> {
      double[] z = new double[losses.size()];
      for (int i = 0; i < z.length; i++) z[i] = normal ? random.nextGaussian() : Math.log(random.nextExponential());
      return Weights.softmaxOfTasks(z);
    };
  }
}
