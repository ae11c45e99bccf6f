package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GradNormTest implements GramianWeightingContract {

  private static final Fixture<Loss> GRADNORM = Fixture.of(new WeightingLosses(), Kind.LOSS, "gradnorm");

  /// Gradients of norms 1 and 4.
  private static final Gramian NORMS = Gramian.of(2, 1, 0, 0, 16);

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return (GramianWeighting) GRADNORM.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.PERMUTATION_EQUIVARIANT);
  }

  /// Norms (1, 4), weights (1, 1), losses at (½, 1) of their start: rates (.6667, 1.3333), all targets between 1 and 4, so the gradient is (−1, 4); a plain
  /// step of .025 gives (1.025, .9), which scaled to sum to 2 is (1.064935, .935065). Worked by hand from Algorithm 1.
  @Test
  void takesTheStepOfThePaper() {
    for (double alpha : new double[]{0, 0.12, 1.5}) {
      var session = start(GRADNORM.set("alpha", alpha).set("optimizer", "sgd"));
      // With no gradients, the first step only sets L(0).
      assertThat(session.weights(0, Gramian.of(2, 0, 0, 0, 0), TaskLosses.of(2, 3))).containsExactly(1, 1);
      assertThat(session.weights(1, NORMS, TaskLosses.of(1, 3))).containsExactly(1, 1);
      assertThat(session.weights(2, NORMS, TaskLosses.of(1, 3))).containsExactly(new double[]{1.064935, 0.935065}, within(1e-6));
    }
  }

  /// At `α = 3` the second target is 2.5 · (4/3)³ = 5.93 and lies above its norm, so both weights are to rise: (1.025 or .975, 1.1), by hand.
  @Test
  void favoursTheTaskThatLearnsMoreSlowly() {
    var session = start(GRADNORM.set("alpha", 3.0).set("optimizer", "sgd"));
    session.weights(0, Gramian.of(2, 0, 0, 0, 0), TaskLosses.of(2, 3));
    session.weights(1, NORMS, TaskLosses.of(1, 3));
    // The first target is 2.5 · (2/3)³ = .74, below the norm of 1: its weight falls to .975.
    double sum = 0.975 + 1.1;
    assertThat(session.weights(2, NORMS, TaskLosses.of(1, 3))).containsExactly(new double[]{2 * 0.975 / sum, 2 * 1.1 / sum}, within(1e-12));
  }

  /// Gradients whose norms stay in the proportions of the paper's ten-task example: weights end in inverse proportion.
  @Test
  void evensOutNorms() {
    double[] scales = {1, 2, 4, 8, 16, 32, 64, 100, 3, 50};
    double[][] rows = new double[10][10];
    for (int i = 0; i < 10; i++) rows[i][i] = scales[i];
    var losses = TaskLosses.of(scales);
    var session = ((GramianWeighting) GRADNORM.set("rate", 0.005).make(Steps.names(10))).start(Steps.context(10));
    for (int step = 0; step < 5000; step++) session.weights(step, Gramian.ofRows(rows), losses);
    var weights = session.weights(5000, Gramian.ofRows(rows), losses);
    var byScale = IntStream.range(0, 10).boxed().sorted((a, b) -> Double.compare(scales[a], scales[b])).map(i -> weights[i]).toList();
    assertThat(byScale).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(weights[0] / weights[3]).isCloseTo(8, within(1.0));
  }

  @Test
  void measuresProgressFromAnIgnorantClassifier() {
    var context = new LossContext(List.of("a", "b"), List.of(10, 10), 100, new SplittableRandom(1));
    var session = ((GramianWeighting) GRADNORM.set("start", "uniform").set("alpha", 5.0).set("optimizer", "sgd").make(context.tasks()))
        .start(context);
    // Already half learnt in the first step that is seen: the target of task 0 falls below its norm, and so does its weight.
    session.weights(0, NORMS, TaskLosses.of(0.5 * Math.log(10), Math.log(10)));
    assertThat(session.weights(1, NORMS, TaskLosses.of(1, 1))[0]).isLessThan(1);
  }

  @Test
  void letsTheWeightOfAnAbsentTaskRest() {
    var session = ((GramianWeighting) GRADNORM.make(Steps.names(3))).start(Steps.context(3));
    for (int step = 0; step < 20; step++) session.weights(step, NORMS, TaskLosses.of(new int[]{0, 2}, new double[]{1, 1}));
    var all = session.weights(20, Gramian.of(3, 1, 0, 0, 0, 1, 0, 0, 0, 1), TaskLosses.of(1, 1, 1));
    assertThat(all[1]).isEqualTo(1, within(1e-12));
    assertThat(all[0]).isGreaterThan(1.2);
  }

  private static GramianWeighting.Session start(Fixture<Loss> fixture) {
    return ((GramianWeighting) fixture.make(Steps.names(2))).start(Steps.context(2));
  }
}
