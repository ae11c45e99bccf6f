package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.training.ExampleLosses;
import dev.medley.training.MemberResult;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.Weights;
import dev.medley.training.engine.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CohortJobTest {

  @Test
  void aJobIsReadAsItWasWritten() {
    var trials = new LinkedHashMap<Integer, Configuration>();
    trials.put(12, new Configuration(new TreeMap<>(Map.of("encoder", new Value.Word("bag"), "optimizer.adam.rate", new Value.Real(1e-7)))));
    trials.put(3, new Configuration(new TreeMap<>(Map.of("batch.rows", new Value.Whole(32), "sampler.mix.shares",
        new Value.Shares(Map.of("a \"b\"", 0.1, "c", 0.9))))));
    var reference = new ExampleLosses(List.of(List.of(0.1, 1e-12), List.of(), List.of(3.0)));
    var read = CohortJob.read(new CohortJob(trials, reference, 25, 75).write());
    assertThat(read.reference()).isEqualTo(reference);
    assertThat(read.from()).isEqualTo(25);
    assertThat(read.until()).isEqualTo(75);
    assertThat(read.trials()).isEqualTo(trials);
    assertThat(read.trials().keySet()).as("in the order of the cohort").containsExactly(12, 3);
  }

  @Test
  void anOutcomeIsReadAsItWasWritten() {
    var weights = Weights.fromBytes(new byte[]{1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8});
    var scores = List.of(new Score(5, "pos", "accuracy", 0.1), new Score(5, "food", "rmse", Double.NaN),
        new Score(10, "food", "rmse", Double.POSITIVE_INFINITY), new Score(10, "pos", "accuracy", Double.MIN_VALUE));
    var good = new MemberResult(7, "", scores, weights, List.of(80L, 5_000_000_000L));
    var failed = new MemberResult(8, "The loss (NaN) of task (\"pos\") is not finite.\n", List.of(), Weights.none(), List.of(1L));
    var read = CohortJob.Outcome.read(new CohortJob.Outcome(List.of(good, failed), Duration.ofMillis(1234), "2.7.1").write());

    assertThat(read.wall()).isEqualTo(Duration.ofMillis(1234));
    assertThat(read.engine()).isEqualTo("2.7.1");
    assertThat(read.members()).hasSize(2);
    var first = read.members().getFirst();
    assertThat(first.trial()).isEqualTo(7);
    assertThat(first.failed()).isFalse();
    assertThat(first.scores()).isEqualTo(scores);
    assertThat(first.weights().toBytes()).isEqualTo(weights.toBytes());
    assertThat(first.examples()).containsExactly(80L, 5_000_000_000L);
    assertThat(read.members().getLast().failure()).isEqualTo(failed.failure());
    assertThat(read.members().getLast().weights().size()).isZero();
  }

  @Test
  void whatBrokeACohortIsReadAsItWasWritten() {
    var broken = new CohortJob.Broken(Fault.MEMORY, "you tried to allocate \"8\" bytes");
    assertThat(CohortJob.Ended.read(broken.write())).isEqualTo(broken);
    var outcome = new CohortJob.Outcome(List.of(), Duration.ofMillis(5), "2.7.1");
    assertThat(CohortJob.Ended.read(outcome.write())).isEqualTo(outcome);
  }
}
