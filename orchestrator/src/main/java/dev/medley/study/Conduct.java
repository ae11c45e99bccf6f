package dev.medley.study;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import dev.medley.training.checkpoint.Checkpoints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a study does about what happens in it: whom it tells, and when it gives up.
final class Conduct {

  private final String study;
  private final boolean failFast;
  private final StudyListener listener;
  private final BooleanSupplier stop;
  private final Watch watch;
  private final Checkpoints checkpoints;
  private final CommonFailure failures;

  /// @param failures knows of the trials that ended in earlier runs
  Conduct(String study, boolean failFast, StudyListener listener, BooleanSupplier stop, Watch watch, Checkpoints checkpoints,
      CommonFailure failures) {
    this.study = study;
    this.failFast = failFast;
    this.listener = listener;
    this.stop = stop;
    this.watch = watch;
    this.checkpoints = checkpoints;
    this.failures = failures;
  }

  boolean stopping() {
    return stop.getAsBoolean();
  }

  void started(CohortReport cohort) {
    listener.cohortStarted(cohort);
  }

  void tell(String notice) {
    listener.notice(notice);
  }

  /// Tells what the workers have to tell.
  void passOnNews() {
    watch.news().forEach(listener::notice);
  }

  /// Some trials of the search stand at a rung.
  void paused() {
    failures.completed();
  }

  /// A trial is copied: what is kept of it after a step is kept of the copy too.
  void copied(int trial, int step, int copy) {
    checkpoints.copy(trial, step, copy);
  }

  void decided(RungReport rung) {
    listener.rungDecided(rung);
  }

  /// Some trials have ended, and are recorded.
  ///
  /// @throws MedleyException if there is no sense in going on
  void ended(List<TrialReport> reports) {
    checkpoints.forget(reports.stream().map(r -> (long) r.number()).toList());
    for (var report : reports) {
      listener.trialFinished(report);
      if (!report.baseline().isEmpty()) continue;
      if (report.failure().isEmpty()) failures.completed();
      else failures.failed(report.failure());
    }
    reports.stream().filter(r -> failFast && !r.failure().isEmpty()).findFirst().ifPresent(this::giveUp);
    failures.common().ifPresent(reason -> {
      throw nothingTrains(study, "first " + CommonFailure.FIRST + " trials", reason);
    });
  }

  private void giveUp(TrialReport failed) {
    throw new MedleyException(List.of(Problem.maybe("MED-704",
        "The trial (" + failed.number() + ") of study (" + study + ") failed, and --fail-fast ends the study with it: " + failed.failure(),
        "mend the cause; `medley resume " + study + "` goes on without that trial")));
  }

  /// @throws MedleyException if the study came to nothing
  void refuseWithoutWinner(StudyReport report, List<Trial> ended) {
    if (report.winner().isPresent()) return;
    var searched = ended.stream().filter(t -> t.kind() == TrialKind.TRIAL).toList();
    var failed = searched.stream().filter(t -> t.state() == TrialState.FAILED).toList();
    long stopped = searched.stream().filter(t -> t.state() == TrialState.PRUNED).count();
    if (stopped > 0 && searched.stream().noneMatch(t -> t.state() == TrialState.COMPLETED)) {
      throw new MedleyException(List.of(Problem.maybe("MED-762",
          "No trial of study (" + study + ") is its best: the rules of its rungs stopped " + stopped + " of " + searched.size() + ".",
          "look at why with `medley trials " + study + "`, and let `rungs` stop fewer")));
    }
    if (failed.size() == searched.size()) throw nothingTrains(study, searched.size() + " trials", mostCommonReason(failed));
    throw new MedleyException(List.of(Problem.maybe("MED-705",
        "The objective (" + report.objective() + ") of study (" + study + ") is not a number for any of its trials.",
        "look at what they reached with `medley trials " + study + "`, and choose another objective")));
  }

  /// What most of the trials that failed failed of.
  static String mostCommonReason(List<Trial> failed) {
    return failed.stream().flatMap(t -> t.outcome().stream()).map(Trial.Outcome::reason)
        .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting())).entrySet().stream()
        .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("no trial was run");
  }

  static MedleyException nothingTrains(String study, String which, String reason) {
    return new MedleyException(List.of(Problem.maybe("MED-173",
        "The " + which + " of study (" + study + ") all failed: " + reason,
        "mend the cause and run it under another name, or narrow the search space")));
  }
}
