package dev.medley.store;

/// Names a trial within one store; users see the trial's number within its study instead.
public record TrialId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
