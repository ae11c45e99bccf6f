package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.parameter.Settings;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Takes the gradients that lie nearest to their neighbours, and leaves out those that stand apart (multi-Krum).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `d_ij` | squared distance of two task gradients, `G_ii + G_jj − 2·G_ij` | `[m, m]` |
/// | `f` | setting `outliers`: how many gradients may be wrong | `()` |
/// | `s_i` | sum of the `m − f − 2` smallest distances of gradient `i` from others, one at least | `[m]` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w_i = m/k` for the `k` tasks with the smallest `s`, `k` being the setting `selected` but not more than there are, and 0 for the others. O(m²·log m) on the host. Not random; of
/// equal sums the first row counts as the smaller. Deviation: weights sum to `m` where the paper's sum to 1.
///
/// @see <a href="https://proceedings.neurips.cc/paper/2017/hash/f4b9ec30ad9f68f89b29639786cb62ef-Abstract.html">Blanchard et al., Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent, NeurIPS 2017</a>
record Krum(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    int outliers = settings.whole("outliers");
    int selected = settings.whole("selected");
    return (_, gramian, _) -> weights(gramian, outliers, Math.min(selected, gramian.size()));
  }

  private static double[] weights(Gramian gramian, int outliers, int selected) {
    int m = gramian.size();
    int neighbours = Math.clamp((long) m - outliers - 2, Math.min(1, m - 1), m - 1);
    double[] sums = new double[m];
    for (int i = 0; i < m; i++) {
      int row = i;
      sums[i] = IntStream.range(0, m).filter(j -> j != row).mapToDouble(j -> distance(gramian, row, j)).sorted().limit(neighbours).sum();
    }
    double[] weights = new double[m];
    IntStream.range(0, m).boxed().sorted(Comparator.comparingDouble(i -> sums[i])).limit(selected)
        .forEach(i -> weights[i] = (double) m / selected);
    return weights;
  }

  private static double distance(Gramian gramian, int i, int j) {
    return Math.max(0, gramian.get(i, i) + gramian.get(j, j) - 2 * gramian.get(i, j));
  }
}
