package dev.medley.plugins.surgery;

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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MoCoTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("moco", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// Products in units of their mean square length, 28, times (½, ½) are (−2, 8)/28; a step of .1 from (½, ½) lands on the simplex at ½ ± .1·10/28/2.
  @Test
  void takesAStep() {
    double step = 0.1 * 10 / 28 / 2;
    assertWeights(method("moco"), TWO, 1 + 2 * step, 1 - 2 * step);
  }

  @Test
  void endsAtTheShortestMixture() {
    var session = start(method("moco"), 2);
    double[] weights = {};
    for (int step = 0; step < 500; step++) weights = session.weights(step, Gramian.ofRows(TWO), TaskLosses.of(1, 1));
    assertThat(weights).containsExactly(new double[]{1.2, 0.8}, within(1e-6));
  }

  /// Gradients that are (−4, 1, 1) and (6, 1, 1) only on the average: noise that follows no pattern moves smoothed weights less.
  @Test
  void followsNoiseLessTheMoreItRemembers() {
    assertThat(spread(0.02)).isLessThan(0.5 * spread(1.0));
  }

  private static double spread(double tracking) {
    var session = start(method("moco").set("tracking", tracking), 2);
    var random = new SplittableRandom(2);
    double spread = 0;
    double last = 1;
    for (int step = 0; step < 300; step++) {
      double[][] noisy = {TWO[0].clone(), TWO[1].clone()};
      for (double[] row : noisy) for (int k = 0; k < 3; k++) row[k] += 3 * random.nextGaussian();
      double weight = session.weights(step, Gramian.ofRows(noisy), TaskLosses.of(1, 1))[0];
      if (step >= 100) spread += Math.abs(weight - last);
      last = weight;
    }
    return spread;
  }
}
