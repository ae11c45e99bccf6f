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

final class AlignedTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("aligned", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// Twice (.559072, .408261), which are of the mean.
  @Test
  void alignsTwo() {
    assertWeights(method("aligned"), TWO, 2 * 0.559072, 2 * 0.408261);
    assertUpdate(method("aligned"), TWO, 2 * 0.213279, 2 * 0.967333, 2 * 0.967333);
  }

  /// By an eigenvalue decomposition from NumPy.
  @Test
  void takesTheLengthThatIsAskedFor() {
    assertWeights(method("aligned"), THREE, 0.945327, 0.735871, 1.087853);
    assertWeights(method("aligned").set("length", "median"), THREE, 1.343889, 1.046123, 1.546506);
    assertWeights(method("aligned").set("length", "rmse"), THREE, 1.295998, 1.008843, 1.491395);
  }

  /// Orthogonal gradients of one length are aligned already.
  @Test
  void leavesAlignedGradients() {
    assertWeights(method("aligned"), new double[][]{{2, 0}, {0, 2}}, 1, 1);
  }
}
