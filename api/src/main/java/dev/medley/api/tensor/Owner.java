package dev.medley.api.tensor;

/// Who owns a parameter: all tasks together, or each task a copy of its own that only its own examples change.
public enum Owner {
  SHARED,
  TASK
}
