package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Value;
import dev.medley.training.compile.Optimizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptimizerChoiceTest {

  @ParameterizedTest
  @CsvSource({
    // Ten steps without a warm-up: progress is step/10.
    "constant, 0, 0, 2", "constant, 0, 9, 2", "linear, 0, 0, 2", "linear, 0, 5, 1", "linear, 0, 9, 0.2", "cosine, 0, 0, 2",
    "cosine, 0, 5, 1", "cosine, 0, 2, 1.8090169943749475",
    // Four steps of warm-up: 1/5, 2/5, 3/5, 4/5 of the rate; then progress is (step - 4)/6.
    "constant, 0.4, 0, 0.4", "constant, 0.4, 3, 1.6", "constant, 0.4, 4, 2", "linear, 0.4, 1, 0.8", "linear, 0.4, 4, 2",
    "linear, 0.4, 7, 1", "cosine, 0.4, 2, 1.2", "cosine, 0.4, 6, 1.5"})
  void theRateFollowsItsSchedule(String schedule, double warmup, int step, double rate) {
    assertThat(new OptimizerChoice(Optimizer.ADAM, 2, 0, 0, warmup, schedule).rate(step, 10)).isCloseTo(rate, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"constant", "linear", "cosine"})
  void everyStepMovesSomething(String schedule) {
    for (int steps : new int[]{1, 2, 7}) {
      for (int step = 0; step < steps; step++)
        assertThat(new OptimizerChoice(Optimizer.SGD, 1, 0, 0, 0.5, schedule).rate(step, steps)).as("step %d of %d", step, steps)
            .isGreaterThan(0).isLessThanOrEqualTo(1);
    }
  }

  /// Three moments over eleven steps: 1 at the first, 3 at the sixth, 0 at the last, and lines in between. A warm-up over 4.4 steps multiplies by 1/5.4 at first.
  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0, 1, 1.4", "0, 5, 3", "0, 8, 1.2", "0, 10, 0", "0.4, 0, 0.18518518518518517", "0.4, 5, 3"})
  void aRateMayChangeOverTheTraining(double warmup, int step, double rate) {
    var schedule = new Value.Schedule(List.of(1.0, 3.0, 0.0));
    assertThat(new OptimizerChoice(Optimizer.ADAM, schedule, 0, 0, warmup, "constant").rate(step, 11)).isCloseTo(rate, within(1e-12));
  }

  @Test
  void readsAConfiguration() {
    var configuration = TinyStudy.configuration("adamw", 0.03)
        .with(Map.of("optimizer.adamw.schedule", new Value.Word("cosine"), "optimizer.adamw.clip", new Value.Real(5)));
    assertThat(OptimizerChoice.of(configuration)).isEqualTo(new OptimizerChoice(Optimizer.ADAMW, 0.03, 0, 5, 0, "cosine"));
  }

  @Test
  void everyOptimizerIsDeclaredOnceWithAllItsSettings() {
    assertThat(Optimizers.declarations()).extracting(d -> d.name()).containsExactly("adam", "adamw", "sgd").isSorted();
    assertThat(Optimizers.declarations())
        .allSatisfy(d -> assertThat(d.settings()).extracting(s -> s.name())
            .containsExactly("rate", "weight-decay", "clip", "warmup", "schedule"));
  }
}
