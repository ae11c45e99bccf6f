package dev.medley.study;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// What came of a study.
///
/// @param winner    the number of the best trial; absent if none completed
/// @param completed trials of the search that completed
/// @param stopped   trials of the search that were stopped
/// @param failed    trials of the search that failed
/// @param wall      how long this run took
/// @param figures   validation and test figures of winner and baselines, task by task
public record StudyReport(String study, String objective, OptionalInt winner, int completed, int stopped, int failed, Duration wall,
    List<Figure> figures) {

  public StudyReport {
    figures = List.copyOf(figures);
  }

  /// One row: a task's metric, or a figure over all tasks where `task` is empty. What is not known is NaN.
  ///
  /// @param single   of the model trained on the task alone
  /// @param equalMix of the equal mix with hard sharing
  /// @param winner   of the best trial
  public record Figure(String task, String metric, String split, double single, double equalMix, double winner) {}
}
