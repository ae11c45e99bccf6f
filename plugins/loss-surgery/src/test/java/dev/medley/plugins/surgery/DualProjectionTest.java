package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.THREE;
import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertUpdate;
import static dev.medley.plugins.surgery.Gradients.assertWeights;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DualProjectionTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("dual-projection", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT,
        WeightingProperty.SCALE_INVARIANT, WeightingProperty.NON_CONFLICTING);
  }

  /// Twice (.555556, 1.111111, 1.111111), the projection of the mean without a ridge.
  @Test
  void projectsTheSum() {
    assertUpdate(method("dual-projection"), TWO, 1.111111, 2.222222, 2.222222);
    assertWeights(method("dual-projection"), TWO, 1.222222, 1);
  }

  @Test
  void leavesASumThatConflictsWithNone() {
    assertWeights(method("dual-projection"), THREE, 1, 1, 1);
  }
}
