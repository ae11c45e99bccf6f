package dev.medley.study;

/// Is told how a study goes on. Called by one thread, in the order of what happens; it must return soon.
public interface StudyListener {

  /// The study begins or is taken up again.
  ///
  /// @param trials    how many trials the budget has, baselines not counted
  /// @param baselines how many baselines there are
  /// @param finished  how many of both were finished before
  default void studyStarted(String study, int trials, int baselines, int finished) {}

  /// Some trials begin to train together.
  default void cohortStarted(CohortReport cohort) {}

  /// Something happened that a user should know of, such as a cohort that was halved; in one line.
  default void notice(String line) {}

  /// It is decided which of the trials that stand at a rung go on.
  default void rungDecided(RungReport rung) {}

  /// A trial has ended, and is recorded in the store.
  default void trialFinished(TrialReport trial) {}

  /// All trials are recorded, and the winner's test figures are computed.
  default void studyFinished(StudyReport report) {}
}
