package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.LossWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BoundaryIntersectionTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "pbi");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  private static final List<Double> EVEN = List.of(1.0, 1.0);

  @Test
  void hasTheObjectiveOfThePaper() {
    assertThat(BoundaryIntersection.objective(EVEN, 1, TaskLosses.of(2, 0))).isCloseTo(2 * Math.sqrt(2), within(1e-12));
    assertThat(BoundaryIntersection.objective(EVEN, 5, TaskLosses.of(2, 0))).isCloseTo(8.485281, within(1e-6));
  }

  /// The line has the direction (1, 1)/√2 and the losses (2, 0) lie from it in the direction (1, −1)/√2: weights (1 + θ, 1 − θ).
  @Test
  void raisesWhatIsTooLarge() {
    assertThat(start(METHOD.set("penalty", 0.5), 2).weights(0, TaskLosses.of(2, 0))).containsExactly(new double[]{1.5, 0.5}, within(1e-12));
    assertThat(start(METHOD.set("penalty", 3.0), 2).weights(0, TaskLosses.of(2, 0))).containsExactly(new double[]{4, -2}, within(1e-12));
    assertThat(start(METHOD, 2).weights(0, TaskLosses.of(3, 3))).containsExactly(new double[]{1, 1}, within(1e-12));
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
