package dev.medley.testkit.contract;

import dev.medley.api.loss.GramianWeighting;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every loss that sees the inner products of the tasks' gradients must keep, for a study to be able to use it.
///
/// ```java
/// final class MgdaTest implements GramianWeightingContract {
///   @Override
///   public GramianWeighting loss(List<String> tasks) {
///     return new Mgda();
///   }
///
///   @Override
///   public Set<WeightingProperty> properties() {
///     return Set.of(WeightingProperty.NON_CONFLICTING, WeightingProperty.DETERMINISTIC);
///   }
/// }
/// ```
///
/// Steps are of one to six tasks, with gradients of all ranks and of lengths from 0 to 1e15: the same, opposite, orthogonal, random.
public interface GramianWeightingContract {

  /// The loss under test, made for a study of the given tasks; see [Fixture].
  GramianWeighting loss(List<String> tasks);

  /// What the loss claims. What it does not claim is reported as aborted.
  Set<WeightingProperty> properties();

  @Test
  default void givesAFiniteWeightForEveryTaskOfTheStep() {
    WeightingTrials.finiteAndOnePerRow(start());
  }

  @Test
  default void givesTheSameFromTheSameStream() {
    WeightingTrials.sameFromTheSameStream(start());
  }

  @Test
  default void followsTasksThatComeAndGo() {
    WeightingTrials.tasksThatComeAndGo(start());
  }

  @Test
  default void sumsToTheNumberOfTasks() {
    WeightingTrials.claimed(properties(), WeightingProperty.SUMS_TO_TASKS);
    WeightingTrials.sumToTasks(start());
  }

  @Test
  default void isNotNegative() {
    WeightingTrials.claimed(properties(), WeightingProperty.NOT_NEGATIVE);
    WeightingTrials.notNegative(start());
  }

  @Test
  default void isDeterministic() {
    WeightingTrials.claimed(properties(), WeightingProperty.DETERMINISTIC);
    WeightingTrials.sameFromAnyStream(start());
  }

  @Test
  default void doesNotCareForTheOrderOfTheTasks() {
    WeightingTrials.claimed(properties(), WeightingProperty.PERMUTATION_EQUIVARIANT);
    WeightingTrials.equivariant(start(), true);
  }

  @Test
  default void doesNotCareForTheScaleOfTheGradients() {
    WeightingTrials.claimed(properties(), WeightingProperty.SCALE_INVARIANT);
    WeightingTrials.scaleInvariant(start());
  }

  @Test
  default void worsensNoTask() {
    WeightingTrials.claimed(properties(), WeightingProperty.NON_CONFLICTING);
    WeightingTrials.nonConflicting(start());
  }

  private WeightingTrials.Start start() {
    return (tasks, seed) -> {
      var session = loss(StepCase.names(tasks)).start(StepCase.context(tasks, seed));
      return (step, given, losses) -> session.weights(step, given.gramian(), losses);
    };
  }
}
