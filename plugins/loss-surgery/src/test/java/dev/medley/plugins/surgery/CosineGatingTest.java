package dev.medley.plugins.surgery;

import static dev.medley.plugins.surgery.Gradients.make;
import static dev.medley.plugins.surgery.Gradients.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CosineGatingTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return make("cosine-gating", tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC, WeightingProperty.PERMUTATION_EQUIVARIANT,
        WeightingProperty.SCALE_INVARIANT, WeightingProperty.SUMS_TO_TASKS);
  }

  private static final LossContext HELPED = new LossContext(List.of("main", "helpful", "harmful"), List.of(0, 0, 0),
      List.of(true, false, false), 100, new SplittableRandom(1));

  /// Cosines of .6 and −1 with the main task.
  private static final Gramian GIVEN = Gramian.ofRows(new double[][]{{2, 0}, {3, 4}, {-1, 0}});

  @Test
  void letsPassWhatHelpsTheMainTask() {
    assertThat(make("cosine-gating", HELPED.tasks()).start(HELPED).weights(0, GIVEN, TaskLosses.of(1, 1, 1))).containsExactly(
        new double[]{1, 0.6, 0},
        within(1e-12));
    var gate = (GramianWeighting) method("cosine-gating").set("gate", true).make(HELPED.tasks());
    assertThat(gate.start(HELPED).weights(0, GIVEN, TaskLosses.of(1, 1, 1))).containsExactly(1, 1, 0);
  }

  @Test
  void keepsTheGateWhereNoMainTaskTakesPart() {
    var session = make("cosine-gating", HELPED.tasks()).start(HELPED);
    var both = TaskLosses.of(new int[]{1, 2}, new double[]{1, 1});
    assertThat(session.weights(0, Gramian.of(2, 1, 0, 0, 1), both)).containsExactly(1, 1);
    session.weights(1, GIVEN, TaskLosses.of(1, 1, 1));
    assertThat(session.weights(2, Gramian.of(2, 1, 0, 0, 1), both)).containsExactly(new double[]{0.6, 0}, within(1e-12));
  }

  /// A task of pure noise: its cosines are as often negative as positive, and small in many dimensions, so it hardly takes part.
  @Test
  void hardlyLetsNoisePass() {
    var session = make("cosine-gating", HELPED.tasks()).start(HELPED);
    var random = new SplittableRandom(9);
    double passed = 0;
    for (int step = 0; step < 200; step++) {
      double[][] rows = new double[3][1000];
      for (int k = 0; k < 1000; k++) {
        rows[0][k] = 1;
        rows[1][k] = 1 + random.nextGaussian();
        rows[2][k] = random.nextGaussian();
      }
      double[] weights = session.weights(step, Gramian.ofRows(rows), TaskLosses.of(1, 1, 1));
      passed += weights[2] / 200;
      assertThat(weights[1]).isGreaterThan(0.6);
    }
    assertThat(passed).isLessThan(0.03);
  }
}
