package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossWeighting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/// Losses that break one rule each, and the test of the contract that must notice.
final class LossContractsTest {

  private static LossWeighting.Session each(IntToDoubleFunction weightOfTask) {
    return (_, losses) -> {
      double[] weights = new double[losses.size()];
      for (int i = 0; i < weights.length; i++) weights[i] = weightOfTask.applyAsDouble(losses.task(i));
      return weights;
    };
  }

  @Test
  void acceptsWhatKeepsEveryRule() {
    var contract = contract(_ -> each(_ -> 1));
    for (var test : List.<Consumer<LossWeightingContract>>of(
        LossWeightingContract::givesAFiniteWeightForEveryTaskOfTheStep,
        LossWeightingContract::givesTheSameFromTheSameStream,
        LossWeightingContract::followsTasksThatComeAndGo,
        LossWeightingContract::sumsToTheNumberOfTasks,
        LossWeightingContract::isNotNegative,
        LossWeightingContract::isDeterministic,
        LossWeightingContract::doesNotCareForTheOrderOfTheTasks,
        LossWeightingContract::doesNotCareForTheScaleOfTheLosses)) {
      assertThatCode(() -> test.accept(contract)).doesNotThrowAnyException();
    }
  }

  @Test
  void noticesAWeightThatIsNoNumber() {
    refuses(_ -> (_, losses) -> Arrays.stream(losses.toArray()).map(l -> 1 / l).toArray(),
        LossWeightingContract::givesAFiniteWeightForEveryTaskOfTheStep);
  }

  @Test
  void noticesAWeightTooMany() {
    refuses(context -> (_, _) -> new double[context.tasks().size()], LossWeightingContract::followsTasksThatComeAndGo);
  }

  @Test
  void noticesASumOfOne() {
    refuses(_ -> (_, losses) -> Arrays.stream(losses.toArray()).map(_ -> 1.0 / losses.size()).toArray(),
        LossWeightingContract::sumsToTheNumberOfTasks);
  }

  @Test
  void noticesANegativeWeight() {
    refuses(_ -> each(task -> task == 2 ? -1 : 1), LossWeightingContract::isNotNegative);
  }

  @Test
  void noticesChance() {
    refuses(context -> each(_ -> context.random().nextDouble()), LossWeightingContract::isDeterministic);
  }

  @Test
  void noticesAStateThatSurvivesATraining() {
    int[] calls = new int[1];
    refuses(_ -> each(_ -> ++calls[0]), LossWeightingContract::givesTheSameFromTheSameStream);
  }

  @Test
  void noticesAFavouriteTask() {
    refuses(_ -> (_, losses) -> Arrays.stream(losses.toArray()).map(l -> l == losses.loss(0) ? 2 : 1).toArray(),
        LossWeightingContract::doesNotCareForTheOrderOfTheTasks);
  }

  @Test
  void noticesASenseOfScale() {
    refuses(_ -> (_, losses) -> losses.toArray(), LossWeightingContract::doesNotCareForTheScaleOfTheLosses);
  }

  @Test
  void noticesAConflict() {
    var sum = new GramianWeightingContract() {
      @Override
      public GramianWeighting loss(List<String> tasks) {
        return _ -> (_, gramian, _) -> {
          double[] ones = new double[gramian.size()];
          Arrays.fill(ones, 1);
          return ones;
        };
      }

      @Override
      public Set<WeightingProperty> properties() {
        return EnumSet.of(WeightingProperty.NON_CONFLICTING);
      }
    };
    assertThatThrownBy(sum::worsensNoTask).isInstanceOf(AssertionError.class).hasMessageContaining("a conflict");
    assertThatThrownBy(sum::isDeterministic).isInstanceOf(TestAbortedException.class).hasMessageContaining("does not claim DETERMINISTIC");
  }

  private static void refuses(LossWeighting loss, Consumer<LossWeightingContract> test) {
    assertThatThrownBy(() -> test.accept(contract(loss))).isInstanceOf(AssertionError.class);
  }

  private static LossWeightingContract contract(LossWeighting loss) {
    return new LossWeightingContract() {
      @Override
      public LossWeighting loss(List<String> tasks) {
        return loss;
      }

      @Override
      public Set<WeightingProperty> properties() {
        return EnumSet.allOf(WeightingProperty.class);
      }
    };
  }
}
