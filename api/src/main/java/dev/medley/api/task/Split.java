package dev.medley.api.task;

/// A part of a task's examples.
public enum Split {
  /// What models learn from.
  TRAIN,
  /// What the search looks at.
  VALIDATION,
  /// What is looked at once, at the end, for the winner.
  TEST
}
