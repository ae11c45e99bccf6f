package dev.medley.api.tensor;

/// A scalar that a network declares beside its features.
///
/// @param name   what it is called where it is reported
/// @param counts whether it is added to the loss, or only reported
public record Penalty(String name, Tensor value, boolean counts) {

  public Penalty {
    Rules.type("penalty", DType.FLOAT, value);
    Rules.require(value.shape().rank() == 0, "penalty", "must be a scalar", "sum it, or take the mean", value);
  }
}
