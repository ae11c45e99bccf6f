package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Replaces the task gradients by the nearest ones that are orthogonal and equally long, and adds those up (Aligned-MTL).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `G = V·Λ·Vᵀ` | inner products of the task gradients and their eigenvalues | `[m, m]` |
/// | `σ` | the length of the new gradients: setting `length`, from the roots of the eigenvalues | `()` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w = σ · V·Λ^(−1/2)·Vᵀ · 1`, over the eigenvalues that are not zero. `σ` is the smallest root (`min`, the paper's), the `median`, or the root of the mean (`rmse`). Its length is the
/// method's own. O(m³), some ten times, on the host. Not random. Deviation: an eigenvalue counts as zero below `1e-13·m` of the largest; gradients that are all zero have the weight 1.
///
/// @see <a href="https://arxiv.org/abs/2305.19000">Senushkin et al., Independent Component Alignment for Multi-Task Learning, CVPR 2023, Algorithm 1</a>
record Aligned(Settings settings) implements GramianWeighting {

  static final String LEAST = "min";
  static final String MEDIAN = "median";
  static final String MEAN = "rmse";

  @Override
  public Session start(LossContext context) {
    String length = settings.word("length");
    return (_, gramian, _) -> weights(gramian, length);
  }

  private static double[] weights(Gramian given, String length) {
    var gramian = SimplexWalk.measured(given);
    int m = gramian.size();
    double[][] matrix = new double[m][m];
    for (int i = 0; i < m; i++) for (int j = 0; j < m; j++) matrix[i][j] = gramian.get(i, j);
    var spectrum = Spectrum.of(matrix);
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    double[] values = new double[m];
    Arrays.setAll(values, spectrum::value);
    values = Arrays.stream(values).filter(v -> v > spectrum.rounding()).sorted().toArray();
    if (values.length == 0) return ones;
    double square = switch (length) {
      case MEDIAN -> values[(values.length - 1) / 2];
      case MEAN -> Arrays.stream(values).sum() / values.length;
      default -> values[0];
    };
    return spectrum.apply(value -> Math.sqrt(square / value), ones);
  }
}
