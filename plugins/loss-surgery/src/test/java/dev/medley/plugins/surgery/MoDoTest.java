package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.TWO;
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

final class MoDoTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("modo", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// The first step is weighed before anything is known; the second by what the first taught, see [MoCoTest].
  @Test
  void weighsByWhatEarlierStepsTaught() {
    var session = start(method("modo"), 2);
    assertThat(session.weights(0, Gramian.ofRows(TWO), TaskLosses.of(1, 1))).containsExactly(1, 1);
    double step = 0.1 * 10 / 28 / 2;
    double[] second = session.weights(1, Gramian.of(2, 1, 0, 0, 1), TaskLosses.of(1, 1));
    assertThat(second).containsExactly(new double[]{1 + 2 * step, 1 - 2 * step}, within(1e-12));
  }

  @Test
  void endsAtTheShortestMixture() {
    var session = start(method("modo"), 2);
    double[] weights = {};
    for (int step = 0; step < 500; step++) weights = session.weights(step, Gramian.ofRows(TWO), TaskLosses.of(1, 1));
    assertThat(weights).containsExactly(new double[]{1.2, 0.8}, within(1e-6));
  }
}
