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

final class DwaTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "dwa");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// Means (1, 1) and then (1, 4) at a temperature of 2: weights (.364851, 1.635149), and 9.270298 of the losses (3, 5).
  @Test
  void favoursTheTaskWhoseLossGrew() {
    var session = start(METHOD.set("window", 1L), 2);
    assertThat(session.weights(0, TaskLosses.of(1, 1))).containsExactly(1, 1);
    assertThat(session.weights(1, TaskLosses.of(1, 4))).containsExactly(1, 1);
    var losses = TaskLosses.of(3, 5);
    double[] weights = session.weights(2, losses);
    assertThat(weights).containsExactly(new double[]{0.364851, 1.635149}, within(1e-6));
    assertThat(Steps.total(weights, losses)).isCloseTo(9.270298, within(1e-6));
  }

  @Test
  void comparesMeansOfWindows() {
    var session = start(METHOD.set("window", 2L), 2);
    double[][] curve = {{2, 2}, {0, 0}, {1, 3}, {1, 5}};
    for (double[] losses : curve) session.weights(0, TaskLosses.of(losses));
    assertThat(session.weights(4, TaskLosses.of(3, 5))).containsExactly(new double[]{0.364851, 1.635149}, within(1e-6));
  }

  @Test
  void holdsAnAbsentTaskForStandingStill() {
    var session = start(METHOD.set("window", 1L), 2);
    session.weights(0, TaskLosses.of(1, 1));
    for (int step = 1; step < 4; step++) session.weights(step, TaskLosses.of(new int[]{0}, new double[]{1}));
    assertThat(session.weights(4, TaskLosses.of(1, 9))).containsExactly(1, 1);
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
