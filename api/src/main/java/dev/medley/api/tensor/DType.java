package dev.medley.api.tensor;

/// What the elements of a tensor are.
public enum DType {
  /// Real numbers; the only kind through which gradients flow.
  FLOAT,
  /// Whole numbers: word ids, classes, positions.
  INT,
  /// Truth values, from comparisons.
  BOOL
}
