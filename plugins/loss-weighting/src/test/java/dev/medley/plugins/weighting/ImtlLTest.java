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

final class ImtlLTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "imtl-l");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  private static final TaskLosses LOSSES = TaskLosses.of(1, 2, 4);

  /// At scales of 1 the objective is the sum of the losses, and twice that of uncertainty at the opposite logarithms.
  @Test
  void startsFromTheSum() {
    var scales = ((ImtlL) METHOD.make(Steps.names(3))).start(Steps.context(3));
    var variances = ((Uncertainty) Fixture.of(new WeightingLosses(), Kind.LOSS, "uncertainty").make(Steps.names(3)))
        .start(Steps.context(3));
    assertThat(scales.objective(LOSSES)).isCloseTo(7, within(1e-12)).isCloseTo(2 * variances.objective(LOSSES), within(1e-12));
  }

  /// A step of .025 against `e^0·L − 1`: logarithms (0, −.025, −.075), by hand.
  @Test
  void takesAPlainStep() {
    var session = start(METHOD, 3);
    assertThat(session.weights(0, LOSSES)).containsExactly(1, 1, 1);
    double sum = 1 + Math.exp(-0.025) + Math.exp(-0.075);
    assertThat(session.weights(1, LOSSES)).containsExactly(new double[]{3 / sum, 3 * Math.exp(-0.025) / sum, 3 * Math.exp(-0.075) / sum},
        within(1e-12));
  }

  @Test
  void makesAllScaledLossesOne() {
    var scales = ((ImtlL) METHOD.make(Steps.names(3))).start(Steps.context(3));
    for (int step = 0; step < 2000; step++) scales.weights(step, LOSSES);
    for (int t = 0; t < 3; t++) assertThat(scales.scale(t) * LOSSES.loss(t)).isCloseTo(1, within(1e-6));
  }

  @Test
  void isUncertaintyWithAdam() {
    var adam = start(METHOD.set("optimizer", "adam"), 3);
    var uncertainty = ((Uncertainty) Fixture.of(new WeightingLosses(), Kind.LOSS, "uncertainty").make(Steps.names(3)))
        .start(Steps.context(3));
    for (int step = 0; step < 50; step++)
      assertThat(adam.weights(step, LOSSES)).containsExactly(uncertainty.weights(step, LOSSES), within(1e-6));
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
