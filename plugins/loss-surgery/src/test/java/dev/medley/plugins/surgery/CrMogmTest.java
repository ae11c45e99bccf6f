package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.TWO;
import static dev.medley.plugins.surgery.Gradients.assertUpdate;
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
import org.junit.jupiter.api.Test;

final class CrMogmTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("cr-mogm", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// The shortest mixture gives (1.2, .8) first and then (2, 0): with .9 of the memory (1.28, .72).
  @Test
  void smoothsTheWeightsOfAnother() {
    var session = start(method("cr-mogm"), 2);
    assertThat(session.weights(0, Gramian.ofRows(TWO), TaskLosses.of(1, 1))).containsExactly(new double[]{1.2, 0.8}, within(1e-12));
    assertThat(session.weights(1, Gramian.of(2, 1, 2, 2, 16), TaskLosses.of(1, 1))).containsExactly(new double[]{1.28, 0.72},
        within(1e-12));
  }

  @Test
  void smoothsWhicheverIsNamed() {
    assertWeights(method("cr-mogm").set("of", "pcgrad"), TWO, 2.222222, 1.578947);
    assertWeights(method("cr-mogm").set("of", "upgrad"), TWO, 2.222222, 1.578947);
    assertUpdate(method("cr-mogm").set("of", "cagrad"), TWO, 2 * 0.1468027, 2 * 0.9632993, 2 * 0.9632993);
  }
}
