package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.TaskLosses;
import dev.medley.training.MemberResult.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosineLogTest {

  private final CosineLog log = new CosineLog(List.of("a", "b", "c"));

  /// Gradients (3, 4) and (4, 3), whose cosine is 24/25; then (1, 0) and (0, 2), which are at a right angle: half of 24/25 in the mean.
  @Test
  void isTheMeanOverTheStepsInWhichBothTookPart() {
    log.add(TaskLosses.of(new int[]{0, 2}, new double[]{1, 1}), Gramian.of(2, new double[]{25, 24, 24, 25}));
    log.add(TaskLosses.of(new int[]{0, 2}, new double[]{1, 1}), Gramian.of(2, new double[]{1, 0, 0, 4}));
    log.add(TaskLosses.of(new int[]{1, 2}, new double[]{1, 1}), Gramian.of(2, new double[]{1, -1, -1, 1}));
    var scores = log.scores(8);
    assertThat(scores).extracting(Score::task).containsExactly("a", "b");
    assertThat(scores).extracting(Score::metric).containsExactly("cosine-c", "cosine-c");
    assertThat(scores.getFirst().value()).isCloseTo(0.48, within(1e-12));
    assertThat(scores.getLast().value()).isEqualTo(-1);
    assertThat(scores).allMatch(Score::ofTraining).allMatch(s -> s.step() == 8);
  }

  @Test
  void aGradientOfZeroLiesToNoOther() {
    log.add(TaskLosses.of(new int[]{0, 1}, new double[]{1, 1}), Gramian.of(2, new double[]{0, 0, 0, 1}));
    assertThat(log.scores(1)).isEmpty();
  }

  /// Rounding may make a cosine of 1.0000001.
  @Test
  void noCosineIsBeyondOne() {
    log.add(TaskLosses.of(new int[]{0, 1}, new double[]{1, 1}), Gramian.of(2, new double[]{1, 1.0001, 1.0001, 1}));
    assertThat(log.scores(1).getFirst().value()).isEqualTo(1);
  }
}
