package dev.medley.testkit.contract;

import dev.medley.api.loss.LossWeighting;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every loss that sees losses only must keep, for a study to be able to use it.
///
/// ```java
/// final class EqualWeightsTest implements LossWeightingContract {
///   @Override
///   public LossWeighting loss(List<String> tasks) {
///     return new EqualWeights();
///   }
///
///   @Override
///   public Set<WeightingProperty> properties() {
///     return Set.of(WeightingProperty.SUMS_TO_TASKS);
///   }
/// }
/// ```
public interface LossWeightingContract {

  /// The loss under test, made for a study of the given tasks; see [Fixture].
  LossWeighting loss(List<String> tasks);

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
    WeightingTrials.equivariant(start(), false);
  }

  @Test
  default void doesNotCareForTheScaleOfTheLosses() {
    WeightingTrials.claimed(properties(), WeightingProperty.SCALE_INVARIANT);
    WeightingTrials.scaleInvariant(start());
  }

  private WeightingTrials.Start start() {
    return (tasks, seed) -> {
      var session = loss(StepCase.names(tasks)).start(StepCase.context(tasks, seed));
      return (step, _, losses) -> session.weights(step, losses);
    };
  }
}
