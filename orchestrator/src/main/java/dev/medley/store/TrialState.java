package dev.medley.store;

/// Where a trial stands. A finished trial never changes.
public enum TrialState {
  WAITING,
  RUNNING,
  /// Stands at a rung, until it is decided whether it goes on.
  PAUSED,
  COMPLETED,
  PRUNED,
  FAILED;

  /// Whether the trial has ended, one way or the other.
  public boolean finished() {
    return switch (this) {
      case WAITING, RUNNING, PAUSED -> false;
      case COMPLETED, PRUNED, FAILED -> true;
    };
  }
}
