package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.THREE;
import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertUpdate;
import static dev.medley.plugins.surgery.Gradients.assertWeights;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;
import static dev.medley.plugins.surgery.Gradients.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NashTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("nash", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT,
        WeightingProperty.NON_CONFLICTING);
  }

  private static final double FAR = 100;

  @Test
  void bargains() {
    assertWeights(method("nash").set("longest", FAR), TWO, 0.591461, 0.407071);
    assertUpdate(method("nash").set("longest", FAR), TWO, 0.076584, 0.998533, 0.998533);
    assertUpdate(method("nash"), TWO, 0.054153, 0.706069, 0.706069);
  }

  /// Every task gains the inverse of its weight; the weights themselves by a general root finder.
  @Test
  void givesEveryTaskTheInverseOfItsWeight() {
    double[] weights = weights(method("nash").set("longest", FAR), THREE);
    var gramian = Gramian.ofRows(THREE);
    for (int i = 0; i < 3; i++) assertThat(gramian.dot(i, weights)).isCloseTo(1 / weights[i], within(1e-7));
    assertThat(weights).containsExactly(new double[]{0.511311, 0.397632, 0.608258}, within(1e-6));
  }

  /// A loss a thousand times as large has a thousandth of the weight.
  @Test
  void doesNotCareForTheScaleOfALoss() {
    double[] plain = weights(method("nash"), THREE);
    double[][] scaled = {THREE[0], THREE[1].clone(), THREE[2]};
    for (int k = 0; k < 4; k++) scaled[1][k] *= 1000;
    double[] weights = weights(method("nash"), scaled);
    assertThat(weights).containsExactly(new double[]{plain[0], plain[1] / 1000, plain[2]}, within(1e-7));
  }
}
