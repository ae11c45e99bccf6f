package dev.medley.lifelong;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import java.util.Arrays;

/// Takes from the gradient of the task that has arrived what would raise the mean loss of those that are remembered (A-GEM).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `g` | gradient of the tasks that have arrived | `[P]` |
/// | `g_ref` | mean gradient of what is remembered | `[P]` |
///
/// The update is `g - min(0, g·g_ref) / ‖g_ref‖² · g_ref`: `g` itself unless the two are at odds. O(m²) on the host. Nothing random. Only the parameters that tasks share are projected; the heads of remembered tasks follow the
/// plain gradients of what is remembered.
///
/// @see <a href="https://arxiv.org/abs/1812.00420">Chaudhry et al., Efficient Lifelong Learning with A-GEM, ICLR 2019, equation 11</a>
public final class AGem implements GramianWeighting {

  /// All tasks but the last are remembered; where nothing else is known of them, each has the same part in the step.
  @Override
  public Session start(LossContext context) {
    int arriving = context.tasks().size() - 1;
    return (_, gramian, losses) -> {
      boolean[] remembered = new boolean[losses.size()];
      double[] parts = new double[losses.size()];
      Arrays.fill(parts, 1.0 / losses.size());
      for (int i = 0; i < remembered.length; i++) remembered[i] = losses.task(i) != arriving;
      return weights(gramian, remembered, parts);
    };
  }

  /// The weight of each row's gradient in the update.
  ///
  /// @param gramian    of the tasks' mean gradients
  /// @param remembered whether each row is of a task that is remembered
  /// @param parts      the share of each row in the step
  public static double[] weights(Gramian gramian, boolean[] remembered, double[] parts) {
    int m = gramian.size();
    double[] current = normalised(remembered, parts, false);
    double[] reference = normalised(remembered, parts, true);
    double product = 0;
    double square = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        product += current[i] * reference[j] * gramian.get(i, j);
        square += reference[i] * reference[j] * gramian.get(i, j);
      }
    }
    double back = product < 0 && square > 0 ? -product / square : 0;
    double[] weights = new double[m];
    for (int i = 0; i < m; i++) weights[i] = current[i] + back * reference[i];
    return weights;
  }

  /// The parts of one kind of rows, which sum to 1; all of them 0 where there is no such row.
  private static double[] normalised(boolean[] remembered, double[] parts, boolean kind) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) if (remembered[i] == kind) sum += parts[i];
    double[] normalised = new double[parts.length];
    for (int i = 0; i < parts.length; i++) if (remembered[i] == kind && sum > 0) normalised[i] = parts[i] / sum;
    return normalised;
  }
}
