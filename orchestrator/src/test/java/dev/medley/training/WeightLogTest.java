package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.training.MemberResult.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightLogTest {

  private final WeightLog log = new WeightLog(List.of("a", "b", "c"));

  @Test
  void meanAndLastAreOverTheStepsInWhichATaskTookPart() {
    log.add(new int[]{0, 1, 0, 0}, new double[]{0.125, 0.375, 0.125, 0.125});
    log.add(new int[]{1, 1, 1, 1}, new double[]{0.5, 0.5, 0.5, 0.5});

    assertThat(log.scores(2)).containsExactly(
        new Score(2, "a", "weight", 0.5), new Score(2, "a", "weight-last", 0.5),
        new Score(2, "b", "weight", 1.75), new Score(2, "b", "weight-last", 2),
        // 0.5 and 1.5 over two tasks, then 2 over one.
        new Score(2, "", "weight-per-task", 1.5));
  }

  @Test
  void withoutAStepThereIsNothing() {
    assertThat(log.scores(0)).isEmpty();
  }
}
