package dev.medley.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CadenceTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void aCheckpointIsDueAfterSoMuchWork() {
    var cadence = new Cadence(Duration.ofSeconds(10), 0);
    assertThat(cadence.due(false, 9 * SECOND)).isFalse();
    assertThat(cadence.due(false, 10 * SECOND)).isTrue();
  }

  @Test
  void aRungIsWorthOneSooner() {
    var cadence = new Cadence(Duration.ofSeconds(10), 0);
    assertThat(cadence.due(true, SECOND / 2)).isFalse();
    assertThat(cadence.due(true, SECOND)).isTrue();
  }

  @Test
  void checkpointsThatCostMuchAreRare() {
    var cadence = new Cadence(Duration.ofSeconds(10), 0);
    cadence.written(10 * SECOND, 11 * SECOND);
    assertThat(cadence.due(false, 110 * SECOND)).isFalse();
    assertThat(cadence.due(false, 111 * SECOND)).isTrue();
    assertThat(cadence.due(true, 60 * SECOND)).isFalse();
    assertThat(cadence.due(true, 61 * SECOND)).isTrue();
  }

  @Test
  void zeroMeansAfterEveryStepWhateverItCosts() {
    var cadence = new Cadence(Duration.ZERO, 0);
    cadence.written(0, 100 * SECOND);
    assertThat(cadence.due(false, 100 * SECOND)).isTrue();
  }
}
