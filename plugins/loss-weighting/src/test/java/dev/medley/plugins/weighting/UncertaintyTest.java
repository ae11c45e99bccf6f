package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.LossWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UncertaintyTest implements LossWeightingContract {

  private static final TaskLosses LOSSES = TaskLosses.of(1, 2, 4);

  @Override
  public LossWeighting loss(List<String> tasks) {
    return uncertainty(tasks.size());
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  /// At log-variances of 0 the objective is half the sum of the losses.
  @Test
  void startsFromHalfTheSum() {
    var variances = uncertainty(3).start(Steps.context(3));
    assertThat(variances.objective(LOSSES)).isEqualTo(3.5, within(1e-12));
    assertThat(variances.weights(0, LOSSES)).containsExactly(1, 1, 1);
  }

  /// The objective is least where each log-variance is the logarithm of its loss: 0, .693147 and 1.386294.
  @Test
  void findsTheLogarithmsOfTheLosses() {
    var variances = uncertainty(3).start(Steps.context(3));
    for (int step = 0; step < 2000; step++) variances.weights(step, LOSSES);
    assertThat(variances.logVariance(0)).isEqualTo(0, within(1e-4));
    assertThat(variances.logVariance(1)).isEqualTo(0.693147, within(1e-4));
    assertThat(variances.logVariance(2)).isEqualTo(1.386294, within(1e-4));
    // Weights in proportion to 1, 1/2 and 1/4.
    assertThat(variances.weights(2000, LOSSES)).containsExactly(new double[]{12 / 7.0, 6 / 7.0, 3 / 7.0}, within(1e-3));
  }

  @Test
  void letsTheVarianceOfAnAbsentTaskRest() {
    var variances = uncertainty(3).start(Steps.context(3));
    for (int step = 0; step < 10; step++) variances.weights(step, TaskLosses.of(new int[]{0, 2}, new double[]{5, 5}));
    assertThat(variances.logVariance(1)).isZero();
    assertThat(variances.logVariance(0)).isGreaterThan(0.1).isEqualTo(variances.logVariance(2));
  }

  @Test
  void staysFiniteWhereALossIsZero() {
    var variances = uncertainty(2).start(Steps.context(2));
    for (int step = 0; step < 5000; step++) variances.weights(step, TaskLosses.of(0, 1));
    assertThat(variances.logVariance(0)).isEqualTo(-10);
    assertThat(variances.weights(5000, TaskLosses.of(0, 1))[0]).isBetween(1.99, 2.0);
  }

  private static Uncertainty uncertainty(int tasks) {
    return (Uncertainty) Fixture.of(new WeightingLosses(), Kind.LOSS, "uncertainty").make(Steps.names(tasks));
  }
}
