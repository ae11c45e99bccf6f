package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertWeights;
import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;
import static dev.medley.plugins.surgery.Gradients.start;
import static dev.medley.plugins.surgery.Gradients.weights;
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

final class GradVacTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("gradvac", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of();
  }

  /// The usual cosines begin at 0, so the first step is that of PCGrad: weights 2.222222 and 1.578947.
  @Test
  void beginsAsPcGrad() {
    assertWeights(method("gradvac"), TWO, 2.222222, 1.578947);
  }

  /// Once the usual cosine is that of two gradients that agree (.8), two at a right angle are turned to .8: `h_1 = g_1 + .8/.6·g_2`, by hand for unit vectors.
  @Test
  void turnsTowardsTheUsualCosine() {
    var session = start(method("gradvac").set("beta", 1.0), 2);
    session.weights(0, Gramian.of(2, 1, 0.8, 0.8, 1), TaskLosses.of(1, 1));
    double[] weights = session.weights(1, Gramian.of(2, 1, 0, 0, 1), TaskLosses.of(1, 1));
    assertThat(weights).containsExactly(new double[]{1 + 0.8 / 0.6, 1 + 0.8 / 0.6}, within(1e-9));
  }

  @Test
  void leavesGradientsThatAgreeMoreThanUsual() {
    assertThat(weights(method("gradvac"), new double[][]{{1, 1}, {1, 0}})).containsExactly(1, 1);
  }
}
