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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GroupDroTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "dro");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  /// Excesses (.5, .1, 0, .2) at η = 1 and c = 1e-3 give the shares (.331300, .222160, .201042, .245498).
  @Test
  void raisesSharesByWhatExceedsTheReference() {
    var given = METHOD.set("rate", 1.0).set("reference", Steps.perTask(0.5, 0.9, 3.0, 0.0));
    double[] weights = start(given, 4).weights(0, TaskLosses.of(1, 1, 2, 0.2));
    double[] shares = Arrays.stream(weights).map(w -> w / 4).toArray();
    assertThat(shares).containsExactly(new double[]{0.331300, 0.222160, 0.201042, 0.245498}, within(1e-6));
  }

  @Test
  void remembers() {
    var session = start(METHOD.set("rate", 0.1).set("floor", 0.0), 2);
    for (int step = 0; step < 9; step++) session.weights(step, TaskLosses.of(2, 1));
    double[] weights = session.weights(9, TaskLosses.of(2, 1));
    assertThat(weights[0] / weights[1]).isCloseTo(Math.E, within(1e-9));
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
