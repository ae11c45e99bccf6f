package dev.medley.api.task;

/// A part of a task's examples.
public enum Split {
  /// What models learn from.
  TRAIN,
  /// What the search looks at.
  VALIDATION,
  /// What is looked at once, at the end, for the winner.
  TEST,
  /// What a study holds out of all others because of its domain, and looks at when it looks at test data. No task gives it.
  UNSEEN
}
