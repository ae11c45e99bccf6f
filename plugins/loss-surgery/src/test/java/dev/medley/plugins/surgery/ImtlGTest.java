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
import org.junit.jupiter.api.Test;

final class ImtlGTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("imtl-g", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  @Test
  void isAsLongAlongEachGradient() {
    assertWeights(method("imtl-g"), TWO, 2 * 0.592330, 2 * 0.407670);
    assertUpdate(method("imtl-g"), TWO, 2 * 0.076697, 2, 2);
    assertWeights(method("imtl-g"), THREE, 1.045074, 0.691286, 1.263641);
  }

  @Test
  void neverTurnsAgainstAllTasks() {
    // Weights of directions (−1.25, 2.25, ...) over lengths that give a negative sum.
    double[][] rows = {{0.001, 0}, {1.0, 0.1}, {1.0, 0.2}};
    double[] update = update(rows, weights(method("imtl-g"), rows));
    for (double[] row : rows) assertThat(row[0] * update[0] + row[1] * update[1]).isPositive();
  }
}
