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

final class FamoTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "famo");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  /// Losses (1, 2) with even shares: weights in the proportions 2/3 and 1/3. They fall to (.5, 1.5), the logarithms by (.693147, .287682); one step of Adam moves the numbers to
  /// (−.025, .025): the task that improved more gets less.
  @Test
  void learnsFromHowTheLossesFall() {
    var paces = ((Famo) METHOD.set("decay", 0.0).make(Steps.names(2))).start(Steps.context(2));
    assertThat(paces.weights(0, TaskLosses.of(1, 2))).containsExactly(new double[]{4 / 3.0, 2 / 3.0}, within(1e-12));
    paces.weights(1, TaskLosses.of(0.5, 1.5));
    assertThat(paces.logit(0)).isCloseTo(-0.025, within(1e-6));
    assertThat(paces.logit(1)).isCloseTo(0.025, within(1e-6));
  }

  @Test
  void measuresLossesFromTheirMinimum() {
    assertThat(start(METHOD.set("minimum", -1.0), 2).weights(0, TaskLosses.of(0, 2))).containsExactly(new double[]{1.5, 0.5},
        within(1e-12));
  }

  @Test
  void letsTheShareOfAnAbsentTaskRest() {
    var paces = ((Famo) METHOD.make(Steps.names(3))).start(Steps.context(3));
    for (int step = 0; step < 20; step++) paces.weights(step, TaskLosses.of(new int[]{0, 2}, new double[]{Math.pow(0.9, step), 1}));
    assertThat(paces.logit(1)).isZero();
    assertThat(paces.logit(0)).isNegative();
    assertThat(paces.logit(2)).isPositive();
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
