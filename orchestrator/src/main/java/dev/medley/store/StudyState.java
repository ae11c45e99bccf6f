package dev.medley.store;

/// Where a study stands.
public enum StudyState {
  /// Has trials to run, or may be resumed.
  OPEN,
  /// Spent its budget.
  COMPLETED,
  /// Ended before its budget, for a reason that its trials tell.
  FAILED
}
