package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sampler.Draw;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Engine;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Steps that are taken to see what becomes of the losses.
class LookaheadIT {

  private Arena arena;

  @BeforeEach
  void open() {
    arena = Engine.get().open("cpu");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  private Weights trained(int steps) {
    var member = new Member(3, 11, TinyStudy.configuration("adam", 0.01), TinyStudy.IN_TURN, new Recorded().equal());
    return new CohortTrainer(TinyStudy.cohort(List.of(member), steps), TinyStudy.data(), arena).train().getFirst().weights();
  }

  private Lookahead ahead(Weights from, double rate) {
    var members = IntStream.range(0, TinyStudy.TASKS).mapToObj(task -> new Member(20 + task, 11, TinyStudy.configuration("sgd", rate),
        context -> _ -> Collections.nCopies(context.microBatches(), new Draw(task)), new Recorded().equal())).toList();
    return Lookahead.of(TinyStudy.cohort(members, 2), from, TinyStudy.data(), arena);
  }

  @Test
  void aStepAtARateOfZeroChangesNoLoss() {
    var ahead = ahead(trained(5), 0);
    assertThat(ahead.before()).hasSize(TinyStudy.TASKS).allMatch(loss -> loss > 0);
    ahead.after().forEach(after -> assertThat(after).isEqualTo(ahead.before()));
  }

  /// Half the step, about half of what it takes off: steps go where the gradient says.
  @Test
  void aSmallStepOnATaskLowersItsLossInProportion() {
    var from = trained(5);
    var whole = ahead(from, 0.02);
    var half = ahead(from, 0.01);
    for (int task = 0; task < TinyStudy.TASKS; task++) {
      double taken = whole.before().get(task) - whole.after().get(task).get(task);
      double takenByHalf = half.before().get(task) - half.after().get(task).get(task);
      assertThat(taken).as("task %d", task).isPositive();
      assertThat(takenByHalf / taken).as("task %d", task).isCloseTo(0.5, within(0.1));
    }
  }

  /// Its own parameters stay where they were, or the step of a task that shares nothing with another would seem to help itself.
  @Test
  void nothingIsWrittenToWhereItStood() {
    var from = trained(5);
    var bytes = from.toBytes();
    var _ = ahead(from, 0.5);
    assertThat(from.toBytes()).isEqualTo(bytes);
    assertThat(ahead(from, 0.05)).isEqualTo(ahead(from, 0.05));
  }
}
