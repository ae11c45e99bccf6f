package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExcessRiskTest implements GramianWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "excess");

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return (GramianWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  /// Gradients (2, 0) and (1, 0): each over the root of its own square leaves 2 and 1, and so the shares e²/(e² + e) and e/(e² + e), as an independent implementation gives them.
  @Test
  void raisesSharesByWhatThereIsToGain() {
    double[] weights = start(METHOD.set("rate", 1.0).set("relative", false), 2).weights(0, Gramian.of(2, 4, 2, 2, 1), TaskLosses.of(1, 1));
    assertThat(weights).containsExactly(new double[]{2 * 0.731059, 2 * 0.268941}, within(1e-6));
  }

  /// In units of the first step both have 1 to gain there; in the second the first task has 4/√8 over 2, and the second, with half its gradient, .25/√1.25.
  @Test
  void measuresInTheFirstStep() {
    var session = start(METHOD.set("rate", 1.0), 2);
    assertThat(session.weights(0, Gramian.of(2, 4, 0, 0, 1), TaskLosses.of(1, 1))).containsExactly(new double[]{1, 1}, within(1e-12));
    double[] weights = session.weights(1, Gramian.of(2, 4, 0, 0, 0.25), TaskLosses.of(1, 1));
    assertThat(Math.log(weights[0] / weights[1])).isCloseTo(4 / Math.sqrt(8) / 2 - 0.25 / Math.sqrt(1.25), within(1e-9));
  }

  private static GramianWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((GramianWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
