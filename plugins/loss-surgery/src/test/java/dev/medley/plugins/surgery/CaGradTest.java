package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.THREE;
import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertUpdate;
import static dev.medley.plugins.surgery.Gradients.assertWeights;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;
import static dev.medley.plugins.surgery.Gradients.update;
import static dev.medley.plugins.surgery.Gradients.weights;
import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CaGradTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("cagrad", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT,
        WeightingProperty.SCALE_INVARIANT);
  }

  /// At c = .5 the mean (1, 1, 1) moves to (.183503, 1.204124, 1.204124), or to that over 1.25 or over 1.5; updates here are of two tasks, twice as long.
  @Test
  void movesTheMeanTowardsTheWorst() {
    assertUpdate(method("cagrad").set("rescale", "none"), TWO, 2 * 0.1835034, 2 * 1.2041241, 2 * 1.2041241);
    assertUpdate(method("cagrad").set("rescale", "square"), TWO, 2 * 0.1468027, 2 * 0.9632993, 2 * 0.9632993);
    assertUpdate(method("cagrad").set("rescale", "plain"), TWO, 2 * 0.1223356, 2 * 0.8027494, 2 * 0.8027494);
  }

  /// By sequential quadratic programming from twenty starts, at the ends and inside of the simplex.
  @Test
  void findsTheMixtureOfThree() {
    var plain = method("cagrad").set("rescale", "none");
    assertWeights(plain.set("c", 0.2), THREE, 1.005079, 1, 1.316657);
    assertWeights(plain.set("c", 0.5), THREE, 1.466891, 1, 1.836880);
    assertWeights(plain.set("c", 0.9), THREE, 1.984722, 1.212312, 2.459369);
  }

  @Test
  void isTheSumWhereNoDistanceIsAllowed() {
    assertThat(weights(method("cagrad").set("c", 0.0), THREE)).containsExactly(1, 1, 1);
  }

  /// Among a thousand random updates no further from the mean, none serves the task that is served worst better.
  @Test
  void noUpdateAsNearServesTheWorstBetter() {
    double[] update = update(THREE, weights(method("cagrad").set("rescale", "none"), THREE));
    double[] mean = update(THREE, new double[]{1 / 3.0, 1 / 3.0, 1 / 3.0});
    double radius = 0.5 * Math.sqrt(dot(mean, mean));
    double best = worst(update) / 3;
    var random = new SplittableRandom(4);
    for (int trial = 0; trial < 1000; trial++) {
      double[] other = new double[4];
      for (int k = 0; k < 4; k++) other[k] = random.nextGaussian();
      double length = Math.sqrt(dot(other, other));
      for (int k = 0; k < 4; k++) other[k] = mean[k] + radius * other[k] / length;
      assertThat(worst(other)).isLessThanOrEqualTo(best + 1e-9);
    }
  }

  private static double worst(double[] update) {
    double worst = Double.POSITIVE_INFINITY;
    for (double[] row : THREE) worst = Math.min(worst, dot(row, update));
    return worst;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
    return sum;
  }
}
