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

final class CosmosTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "cosmos");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  /// Losses that lie as preferred have a cosine of 1, which is what the pull takes off.
  @Test
  void hasTheObjectiveOfThePaper() {
    assertThat(Cosmos.objective(List.of(0.5, 0.5), 1, TaskLosses.of(1, 1))).isCloseTo(0, within(1e-12));
  }

  @Test
  void weighsByTheSlopes() {
    double[] losses = {1, 0.5, 0.7};
    double[] slopes = new double[3];
    for (int i = 0; i < 3; i++) {
      double[] more = losses.clone();
      more[i] += 1e-6;
      slopes[i] = 3e6 * (Cosmos.objective(List.of(1.0, 1.0, 1.0), 1, TaskLosses.of(more))
          - Cosmos.objective(List.of(1.0, 1.0, 1.0), 1, TaskLosses.of(losses)));
    }
    assertThat(start(METHOD, 3).weights(0, TaskLosses.of(losses))).containsExactly(slopes, within(1e-5));
  }

  @Test
  void followsThePreferenceWithoutAPull() {
    var given = METHOD.set("pull", 0.0).set("preference", Steps.perTask(3.0, 1.0));
    assertThat(start(given, 2).weights(0, TaskLosses.of(1, 7))).containsExactly(new double[]{1.5, 0.5}, within(1e-12));
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
