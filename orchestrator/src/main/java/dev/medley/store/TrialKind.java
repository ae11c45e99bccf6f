package dev.medley.store;

/// Why a trial was run.
public enum TrialKind {
  /// Trains what the others are compared to; proposed by no search.
  BASELINE,
  /// Proposed by the search.
  TRIAL,
  /// A trial of the search again, with other random streams.
  REPEAT
}
