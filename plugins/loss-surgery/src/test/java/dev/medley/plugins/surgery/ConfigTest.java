package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.THREE;
import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertUpdate;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;
import static dev.medley.plugins.surgery.Gradients.update;
import static dev.medley.plugins.surgery.Gradients.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConfigTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("config", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// By the pseudo-inverse of the gradients at length one.
  @Test
  void movesAtTheSameAngleToAll() {
    assertUpdate(method("config"), TWO, 0.158809, 2.070607, 2.070607);
    assertUpdate(method("config"), THREE, 0.265014, -0.628948, -1.334306, 3.108025);
  }

  @Test
  void doesNotMoveWhereGradientsCancelOut() {
    double[][] rows = {{1, 2}, {-2, -4}};
    assertThat(update(rows, weights(method("config"), rows))).containsExactly(new double[]{0, 0}, within(1e-9));
  }
}
