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
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UpGradTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("upgrad", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT,
        WeightingProperty.SCALE_INVARIANT, WeightingProperty.NON_CONFLICTING);
  }

  /// Twice (.292398, 1.900585, 1.900585), the mean of the projections without a ridge.
  @Test
  void addsUpTheProjections() {
    assertUpdate(method("upgrad"), TWO, 0.584795, 3.801170, 3.801170);
  }

  /// By non-negative least squares on the gradients.
  @Test
  void projectsThree() {
    assertWeights(method("upgrad"), THREE, 1.367163, 1.121456, 1.627619);
  }

  /// Each projection is linear in its gradient, so the update is linear in the scale of each.
  @Test
  void growsWithEachGradient() {
    double[] plain = update(THREE, weights(method("upgrad"), THREE));
    double[][] longer = {THREE[0].clone(), THREE[1], THREE[2]};
    for (int k = 0; k < 4; k++) longer[0][k] *= 3;
    double[][] longest = {THREE[0].clone(), THREE[1], THREE[2]};
    for (int k = 0; k < 4; k++) longest[0][k] *= 5;
    double[] three = update(longer, weights(method("upgrad"), longer));
    double[] five = update(longest, weights(method("upgrad"), longest));
    for (int k = 0; k < 4; k++) assertThat(five[k] - three[k]).isCloseTo(three[k] - plain[k], within(1e-8));
  }
}
