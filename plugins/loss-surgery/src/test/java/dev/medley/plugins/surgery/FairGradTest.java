package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.THREE;
import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertWeights;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;
import static dev.medley.plugins.surgery.Gradients.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FairGradTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("fairgrad", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  @Test
  void isFairAsAsked() {
    assertWeights(method("fairgrad").set("alpha", 0.5), TWO, 0.742828, 0.525393);
    assertWeights(method("fairgrad").set("alpha", 1.0), TWO, 0.591461, 0.407071);
    assertWeights(method("fairgrad").set("alpha", 2.0), TWO, 0.471363, 0.319454);
  }

  /// By a general root finder.
  @Test
  void isFairToThree() {
    assertWeights(method("fairgrad").set("alpha", 0.5), THREE, 0.633391, 0.537182, 0.730845);
    assertWeights(method("fairgrad").set("alpha", 2.0), THREE, 0.414578, 0.296230, 0.502833);
  }

  /// Both sides of the equation, for gradients whose lengths are ten thousand times apart.
  @Test
  void solvesItsEquationForVeryDifferentLengths() {
    var gramian = Gramian.ofRows(new double[][]{{1e-2, 2e-2}, {50, -100}, {1, 1}});
    for (double alpha : new double[]{0.5, 1, 2, 10}) {
      double[] w = start(method("fairgrad").set("alpha", alpha), 3).weights(0, gramian, TaskLosses.of(1, 1, 1));
      for (int i = 0; i < 3; i++) {
        double wanted = Math.pow(w[i], -1 / alpha);
        assertThat(gramian.dot(i, w)).as("alpha %s, task %d", alpha, i).isCloseTo(wanted, within(1e-4 * wanted));
      }
    }
  }
}
