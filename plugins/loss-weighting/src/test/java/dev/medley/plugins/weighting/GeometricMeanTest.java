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

final class GeometricMeanTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "gls");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  private static final TaskLosses LOSSES = TaskLosses.of(1, 2, 4);

  /// The geometric mean of 1, 2 and 4 is 2, and falls as one loss does by a third of 2 over that loss: in proportion 4, 2 and 1.
  @Test
  void weighsByTheSlopeOfTheGeometricMean() {
    assertThat(GeometricMean.mean(LOSSES)).isCloseTo(2, within(1e-12));
    double[] weights = start(METHOD, 3).weights(0, LOSSES);
    assertThat(weights).containsExactly(new double[]{12 / 7.0, 6 / 7.0, 3 / 7.0}, within(1e-12));
    double slope = (GeometricMean.mean(TaskLosses.of(1 + 1e-6, 2, 4)) - 2) / 1e-6;
    assertThat(weights[0] / weights[1]).isCloseTo(slope / (2 / 3.0 / 2), within(1e-5));
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
