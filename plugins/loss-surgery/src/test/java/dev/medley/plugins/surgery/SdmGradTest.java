package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertWeights;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SdmGradTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("sdmgrad", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// Without the mean it ends at the shortest mixture, (.6, .4).
  @Test
  void isTheShortestMixtureWithoutTheMean() {
    var far = method("sdmgrad").set("lambda", 0.0).set("iterations", 100L).set("rate", 1.0);
    assertWeights(far, TWO, 1.2, 0.8);
  }

  /// With λ = .3 the shortest of the mixtures of `g_i + .3·g_0` is sought, which are (−3.7, 1.3, 1.3) and (6.3, 1.3, 1.3): .63 and .37. The weights are
  /// `(2·a + .3)/1.3`, by hand.
  @Test
  void addsTheMean() {
    var far = method("sdmgrad").set("iterations", 100L).set("rate", 1.0);
    assertWeights(far, TWO, (2 * 0.63 + 0.3) / 1.3, (2 * 0.37 + 0.3) / 1.3);
  }
}
