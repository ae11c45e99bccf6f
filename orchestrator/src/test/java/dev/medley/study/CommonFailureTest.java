package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommonFailureTest {

  private final CommonFailure failures = new CommonFailure();

  private void fail(int times, String reason) {
    for (int i = 0; i < times; i++) failures.failed(reason.formatted(i, i));
  }

  @Test
  void tenThatFailAlikeAreEnough() {
    fail(9, "The loss (NaN) of task (pos) at step %d is not finite.");
    assertThat(failures.common()).isEmpty();
    failures.failed("The loss (-Infinity) of task (pos) at step 99 is not finite.");
    assertThat(failures.common()).contains("The loss (NaN) of task (pos) at step 0 is not finite.");
  }

  @Test
  void oneThatTrainsIsReasonEnoughToGoOn() {
    fail(9, "At step %d, weights of the loss (x) of trial %d threw IllegalStateException: no.");
    failures.completed();
    fail(20, "At step %d, weights of the loss (x) of trial %d threw IllegalStateException: no.");
    assertThat(failures.common()).isEmpty();
  }

  @Test
  void failuresOfSeveralKindsHaveNoCommonReason() {
    fail(9, "At step %d, weights of the loss (x) of trial %d threw IllegalStateException: no.");
    failures.failed("At step 1, weights of the loss (y) of trial 12 threw IllegalStateException: no.");
    assertThat(failures.common()).isEmpty();
  }
}
