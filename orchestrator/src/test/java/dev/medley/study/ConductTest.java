package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.store.Run;
import dev.medley.store.StudyId;
import dev.medley.store.Trial;
import dev.medley.store.TrialId;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import dev.medley.training.checkpoint.Checkpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConductTest {

  private final List<Integer> told = new ArrayList<>();

  private final StudyListener listener = new StudyListener() {
    @Override
    public void trialFinished(TrialReport trial) {
      told.add(trial.number());
    }
  };

  private Conduct conduct(boolean failFast) {
    return new Conduct("intents", failFast, listener, () -> false, new Watch(Duration.ofDays(1)), Checkpoints.none(), new CommonFailure());
  }

  private static TrialReport report(int number, String baseline, String failure) {
    return new TrialReport(number, baseline, failure.isEmpty() ? OptionalDouble.of(1) : OptionalDouble.empty(), OptionalDouble.empty(),
        failure, "");
  }

  private static Trial trial(int number, TrialState state, OptionalDouble objective, String reason) {
    var outcome = new Trial.Outcome(objective, reason, Run.NONE, Instant.EPOCH);
    return new Trial(new TrialId(number), new StudyId(1), number, TrialKind.TRIAL, state, 1, "{}", List.of(), Instant.EPOCH,
        Optional.empty(),
        Optional.of(outcome), 0);
  }

  private static StudyReport nobodyWon() {
    return new StudyReport("intents", "delta_m", OptionalInt.empty(), 0, 0, 0, Duration.ZERO, List.of());
  }

  private static Problem problem(Throwable thrown) {
    return ((MedleyException) thrown).problems().getFirst();
  }

  @Test
  void aTrialThatFailsIsToldAndTheStudyGoesOn() {
    assertThatCode(() -> conduct(false).ended(List.of(report(1, "", "no"), report(2, "", "")))).doesNotThrowAnyException();
    assertThat(told).containsExactly(1, 2);
  }

  @Test
  void withFailFastItEndsTheStudy() {
    assertThatThrownBy(() -> conduct(true).ended(List.of(report(1, "", ""), report(2, "single pos", "It fell over."))))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(new Problem("MED-704",
            "The trial (2) of study (intents) failed, and --fail-fast ends the study with it: It fell over.",
            "Maybe mend the cause; `medley resume intents` goes on without that trial.")));
    assertThat(told).as("told all the same").containsExactly(1, 2);
  }

  @Test
  void tenThatFailAlikeEndTheStudyAndBaselinesDoNotCount() {
    var conduct = conduct(false);
    conduct.ended(List.of(report(0, "single pos", ""), report(1, "equal mix", "no")));
    var nine = IntStream.range(2, 11).mapToObj(i -> report(i, "", "The loss (NaN) at step " + i + " is not finite.")).toList();
    conduct.ended(nine);
    assertThatThrownBy(() -> conduct.ended(List.of(report(11, "", "The loss (Infinity) at step 1 is not finite."))))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(new Problem("MED-173",
            "The first 10 trials of study (intents) all failed: The loss (NaN) at step 2 is not finite.",
            "Maybe mend the cause and run it under another name, or narrow the search space.")));
  }

  @Test
  void aStudyWhoseTrialsAllFailedTellsTheMostCommonReason() {
    var ended = List.of(trial(5, TrialState.FAILED, OptionalDouble.empty(), "One."),
        trial(6, TrialState.FAILED, OptionalDouble.empty(), "Two."),
        trial(7, TrialState.FAILED, OptionalDouble.empty(), "Two."));
    assertThatThrownBy(() -> conduct(false).refuseWithoutWinner(nobodyWon(), ended))
        .satisfies(e -> assertThat(problem(e).what()).isEqualTo("The 3 trials of study (intents) all failed: Two."));
  }

  @Test
  void aStudyWithoutAFigureHasNoWinner() {
    var ended = List.of(trial(5, TrialState.COMPLETED, OptionalDouble.of(Double.NaN), ""),
        trial(6, TrialState.FAILED, OptionalDouble.empty(), "One."));
    assertThatThrownBy(() -> conduct(false).refuseWithoutWinner(nobodyWon(), ended))
        .satisfies(e -> assertThat(problem(e)).isEqualTo(new Problem(
            "MED-705", "The objective (delta_m) of study (intents) is not a number for any of its trials.",
            "Maybe look at what they reached with `medley trials intents`, and choose another objective.")));
  }
}
