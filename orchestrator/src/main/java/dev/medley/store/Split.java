package dev.medley.store;

import java.util.Locale;

/// The part of a task's data that a metric was computed on.
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /// The name that users write and that the tables hold.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Split of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
