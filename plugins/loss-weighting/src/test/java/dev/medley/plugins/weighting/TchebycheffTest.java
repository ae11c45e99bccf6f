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

final class TchebycheffTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "stch");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  @Test
  void hasTheObjectiveOfThePaper() {
    assertThat(Tchebycheff.objective(List.of(1.0, 1.0), 1, TaskLosses.of(0, 0))).isCloseTo(0.693147, within(1e-6));
    assertThat(Tchebycheff.objective(List.of(0.5, 0.5), 0.1, TaskLosses.of(1, 2))).isCloseTo(1.000672, within(1e-6));
  }

  /// The weights are the slopes of the objective, in proportion.
  @Test
  void weighsByTheSlopes() {
    var preference = List.of(1.0, 3.0, 2.0);
    var given = METHOD.set("smoothness", 0.5).set("preference", Steps.perTask(1.0, 3.0, 2.0));
    double[] losses = {1, 0.5, 0.7};
    double[] slopes = new double[3];
    for (int i = 0; i < 3; i++) {
      double[] more = losses.clone();
      more[i] += 1e-6;
      slopes[i] = (Tchebycheff.objective(preference, 0.5, TaskLosses.of(more))
          - Tchebycheff.objective(preference, 0.5, TaskLosses.of(losses))) / 1e-6;
    }
    assertThat(start(given, 3).weights(0, TaskLosses.of(losses))).containsExactly(Weights.summingToTasks(slopes), within(1e-5));
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
