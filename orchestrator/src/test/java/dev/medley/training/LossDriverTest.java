package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LossDriverTest {

  private static LossDriver driver(Loss loss) {
    var member = new Member(1, 2, TinyStudy.configuration("adam", 0.01), TinyStudy.IN_TURN, loss);
    return new LossDriver(member, TinyStudy.data(), 10);
  }

  @Test
  void theLossesOfATaskAreAveraged() {
    var losses = LossDriver.byTask(new int[]{3, 0, 3, 3}, new double[]{1, 5, 2, 6});
    assertThat(losses.size()).isEqualTo(2);
    assertThat(losses.task(0)).isZero();
    assertThat(losses.task(1)).isEqualTo(3);
    assertThat(losses.toArray()).containsExactly(5, 3);
  }

  @Test
  void everyMicroBatchGetsItsTasksWeightOverTheirNumber() {
    LossWeighting loss = _ -> (_, losses) -> new double[]{10, 20};
    int[] tasks = {3, 0, 3, 3};
    double[] weights = driver(loss).weights(0, tasks, LossDriver.byTask(tasks, new double[]{1, 5, 2, 6}), new double[0]);
    assertThat(weights).containsExactly(5, 2.5, 5, 5);
  }

  /// Gradients (1, 0), (0, 2), (3, 4) of the tasks 1, 0, 1: their means are (0, 2) of task 0 and (2, 2) of task 1.
  @Test
  void theGramianIsThatOfTheTasksMeanGradients() {
    var seen = new ArrayList<Gramian>();
    GramianWeighting loss = _ -> (_, gramian, losses) -> {
      seen.add(gramian);
      return new double[]{1, 1};
    };
    int[] tasks = {1, 0, 1};
    double[] products = {1, 0, 3, 0, 4, 8, 3, 8, 25};
    driver(loss).weights(0, tasks, LossDriver.byTask(tasks, new double[]{1, 1, 1}), products);
    var gramian = seen.getFirst();
    assertThat(gramian.size()).isEqualTo(2);
    assertThat(gramian.get(0, 0)).isCloseTo(4, within(1e-12));
    assertThat(gramian.get(0, 1)).isCloseTo(4, within(1e-12));
    assertThat(gramian.get(1, 0)).isCloseTo(4, within(1e-12));
    assertThat(gramian.get(1, 1)).isCloseTo(8, within(1e-12));
  }

  @Test
  void theLossIsToldOfTheTasks() {
    var seen = new ArrayList<LossContext>();
    LossWeighting loss = context -> {
      seen.add(context);
      return (_, losses) -> losses.toArray();
    };
    driver(loss);
    assertThat(seen.getFirst().tasks()).containsExactly("colour", "size", "marks", "worth");
    assertThat(seen.getFirst().classes()).isEqualTo(List.of(3, 2, 4, 0));
    assertThat(seen.getFirst().steps()).isEqualTo(10);
  }
}
