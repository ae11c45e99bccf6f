package dev.medley.plugins.surgery;

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

final class DbMtlTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("db-mtl", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  /// Lengths 5 and 2 of losses 2 and 1: of the logarithms 2.5 and 2, so the weights are 2.5/5 and 2.5/2, and both gradients get the length 2.5.
  @Test
  void stretchesToTheLongest() {
    var session = start(method("db-mtl"), 2);
    assertThat(session.weights(0, Gramian.of(2, 25, 0, 0, 4), TaskLosses.of(2, 1))).containsExactly(new double[]{0.5, 1.25}, within(1e-12));
  }

  /// Squares 1 and then 9 with half of the memory give 5.
  @Test
  void smoothsTheLengths() {
    var session = start(method("db-mtl").set("beta", 0.5), 1);
    session.weights(0, Gramian.of(1, 1), TaskLosses.of(1));
    assertThat(session.weights(1, Gramian.of(1, 9), TaskLosses.of(2))[0]).isCloseTo(0.5, within(1e-12));
    var two = start(method("db-mtl").set("beta", 0.5), 2);
    two.weights(0, Gramian.of(2, 1, 0, 0, 4), TaskLosses.of(1, 1));
    assertThat(two.weights(1, Gramian.of(2, 9, 0, 0, 4), TaskLosses.of(1, 1))).containsExactly(new double[]{1, Math.sqrt(5.0 / 4)},
        within(1e-12));
  }
}
