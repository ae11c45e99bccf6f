package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.JacobianAggregator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every loss that makes one update of the tasks' gradients must keep, for a study to be able to use it. Runs the expression in the reference interpreter.
///
/// ```java
/// final class GradDropTest implements JacobianAggregatorContract {
///   @Override
///   public Fixture<? extends Loss> fixture() {
///     return Fixture.of(new SurgeryLosses(), Kind.LOSS, "graddrop");
///   }
///
///   @Override
///   public Set<WeightingProperty> properties() {
///     return Set.of(WeightingProperty.PERMUTATION_EQUIVARIANT);
///   }
/// }
/// ```
///
/// Steps are of one to six tasks, with gradients of all ranks and of lengths from 0 to 1e15. Claims read for updates: PERMUTATION_EQUIVARIANT says that the order of the tasks does not
/// matter, SCALE_INVARIANT that the update grows as the gradients do, DETERMINISTIC that it does not depend on the uniform numbers.
public interface JacobianAggregatorContract {

  /// The loss under test with its settings.
  Fixture<?> fixture();

  /// What the loss claims. What it does not claim is reported as aborted.
  Set<WeightingProperty> properties();

  @Test
  default void writesAFiniteUpdateForEveryNumberOfTasks() {
    for (var given : StepCase.all()) {
      double[] update = update(given, 1);
      assertThat(update).as(given.name()).hasSize(given.rows().getFirst().size()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  default void doesNotMoveWhereThereIsNoGradient() {
    assertThat(update(StepCase.of("nothing", new double[3][4], 1, 1, 1), 1)).containsOnly(0);
  }

  @Test
  default void isTheGradientWhereThereIsOneTask() {
    assertThat(update(StepCase.of("one", new double[][]{{1, -2, 0.5}}, 1), 1)).containsExactly(new double[]{1, -2, 0.5}, within(1e-6));
  }

  @Test
  default void doesNotCareForTheOrderOfTheTasks() {
    WeightingTrials.claimed(properties(), WeightingProperty.PERMUTATION_EQUIVARIANT);
    for (var given : StepCase.all()) {
      var order = new ArrayList<>(IntStream.range(0, given.tasks()).boxed().toList());
      Collections.shuffle(order, new Random(given.tasks()));
      assertNear(given, update(given.permuted(order), 1), update(given, 1), 1);
    }
  }

  @Test
  default void growsAsTheGradientsDo() {
    WeightingTrials.claimed(properties(), WeightingProperty.SCALE_INVARIANT);
    for (double factor : new double[]{1e-10, 1e-3, 1e3, 1e15}) {
      var given = StepCase.random(4, 5, new SplittableRandom(3));
      assertNear(given, update(given.scaled(factor), 1), update(given, 1), factor);
    }
  }

  @Test
  default void isDeterministic() {
    WeightingTrials.claimed(properties(), WeightingProperty.DETERMINISTIC);
    for (var given : StepCase.all()) assertThat(update(given, 2)).as(given.name()).isEqualTo(update(given, 1));
  }

  private double[] update(StepCase given, long seed) {
    var names = StepCase.names(given.tasks());
    return new Updates((JacobianAggregator) fixture().make(names), fixture().settings(names)).of(given, seed);
  }

  private static void assertNear(StepCase given, double[] found, double[] wanted, double factor) {
    double size = given.rows().stream().flatMap(List::stream).mapToDouble(Math::abs).sum() * factor;
    for (int k = 0; k < wanted.length; k++)
      assertThat(found[k]).as(given.name()).isCloseTo(wanted[k] * factor, within(1e-9 * size + Double.MIN_NORMAL));
  }
}
