package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Engine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a rate which changes over the training is really followed.
class ScheduledRateIT {

  private Arena arena;

  @BeforeEach
  void open() {
    arena = Engine.get().open("cpu");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  private byte[] weights(int steps, Value rate) {
    Configuration configuration = TinyStudy.configuration("sgd", 0.05).with(Map.of("optimizer.sgd.rate", rate));
    var member = new Member(3, 11, configuration, TinyStudy.IN_TURN, new Recorded().equal());
    return new CohortTrainer(TinyStudy.cohort(List.of(member), steps), TinyStudy.data(), arena).train().getFirst().weights().toBytes();
  }

  @Test
  void aScheduleThatStaysIsTheNumberItself() {
    assertThat(weights(6, new Value.Schedule(List.of(0.05, 0.05, 0.05)))).isEqualTo(weights(6, new Value.Real(0.05)));
  }

  /// At a rate of zero nothing moves: the second of two steps, and the first of two, whose momentum the second step then has.
  @Test
  void stepsAtARateOfZeroMoveNothing() {
    assertThat(weights(2, new Value.Schedule(List.of(0.05, 0.0)))).isEqualTo(weights(1, new Value.Real(0.05)));
    assertThat(weights(1, new Value.Schedule(List.of(0.0, 0.05)))).isEqualTo(weights(1, new Value.Real(0)));
    assertThat(weights(2, new Value.Schedule(List.of(0.0, 0.05)))).isNotEqualTo(weights(1, new Value.Real(0)))
        .isNotEqualTo(weights(2, new Value.Real(0.05)));
  }
}
