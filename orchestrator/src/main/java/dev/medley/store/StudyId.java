package dev.medley.store;

/// Names a study within one store.
public record StudyId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
