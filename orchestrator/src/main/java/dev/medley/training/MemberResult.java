package dev.medley.training;

import java.util.List;

/// What became of a member.
///
/// @param failure  why it ended early, or an empty string
/// @param scores   of validation, and of the weights in training, in the order in which they were taken
/// @param weights  its parameters at the end; none for a member that failed
/// @param examples how many training examples it saw, task by task
public record MemberResult(long trial, String failure, List<Score> scores, Weights weights, List<Long> examples) {

  public MemberResult {
    scores = List.copyOf(scores);
    examples = List.copyOf(examples);
  }

  public boolean failed() {
    return !failure.isEmpty();
  }

  /// The same for one that goes on elsewhere.
  public MemberResult withoutWeights() {
    return new MemberResult(trial, failure, scores, Weights.none(), examples);
  }

  /// One figure.
  ///
  /// @param step after how many steps
  public record Score(int step, String task, String metric, double value) {

    /// Whether it tells of training itself rather than of validation data.
    public boolean ofTraining() {
      return WeightLog.METRICS.contains(metric) || metric.startsWith(CosineLog.WITH);
    }
  }
}
