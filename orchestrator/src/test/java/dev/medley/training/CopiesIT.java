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

/// That a copy is its configuration: going on from where what it copies stood is the same as training by its schedule from the first step.
class CopiesIT {

  private static final String RATE = "optimizer.adam.rate";
  private static final String DROPOUT = "encoder.tiny.dropout";
  private static final int STEPS = 12;

  /// After two of four generations.
  private static final int COPIED = 6;

  private Arena arena;

  @BeforeEach
  void open() {
    arena = Engine.get().open("cpu");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  /// Whatever is random plays a part: what is drawn, and dropout.
  private static Member member(int trial, List<Double> rate, Map<String, Value> more) {
    var configuration = TinyStudy.configuration("adam", 0.01).with(Map.of(RATE, new Value.Schedule(rate), DROPOUT, new Value.Real(0.2)));
    return new Member(trial, 11, configuration.with(more), TinyStudy.AT_RANDOM, new Recorded().equal());
  }

  private static Member copy() {
    return member(9, List.of(0.01, 0.01, 0.01, 0.03, 0.03), Map.of(Configuration.LINE, new Value.Whole(3)));
  }

  private CohortTrainer trainer(Member member, List<Snapshot> from) {
    return new CohortTrainer(TinyStudy.cohort(List.of(member), STEPS), TinyStudy.data(), arena, from, new Pulse());
  }

  private Snapshot donorAt(int step) {
    var donor = trainer(member(3, List.of(0.01, 0.01, 0.01, 0.01, 0.01), Map.of()), List.of());
    while (donor.step() < step) donor.advance();
    return donor.snapshots().getFirst();
  }

  @Test
  void goesOnFromWhereWhatItCopiesStoodToWhatItsScheduleComesTo() {
    var copied = trainer(copy(), List.of(donorAt(COPIED).of(9))).train().getFirst();
    var alone = trainer(copy(), List.of()).train().getFirst();
    assertThat(copied.weights().toBytes()).isEqualTo(alone.weights().toBytes());
    assertThat(copied.scores()).isEqualTo(alone.scores());
    assertThat(copied.examples()).isEqualTo(alone.examples());
    assertThat(copied.trial()).isEqualTo(9);
  }

  @Test
  void isNotWhatItCopiesAndNotATrialOfItsOwn() {
    var copy = trainer(copy(), List.of()).train().getFirst().weights().toBytes();
    var donor = trainer(member(3, List.of(0.01, 0.01, 0.01, 0.01, 0.01), Map.of()), List.of()).train().getFirst().weights().toBytes();
    var other = trainer(member(9, List.of(0.01, 0.01, 0.01, 0.03, 0.03), Map.of()), List.of()).train().getFirst().weights().toBytes();
    assertThat(copy).isNotEqualTo(donor).isNotEqualTo(other);
  }
}
