package dev.medley.testkit;

/// What a network is run for.
public sealed interface Mode {

  /// Dropout is the identity.
  record Evaluation() implements Mode {}

  /// Dropout zeroes what the mask does not keep, and scales the rest by `1/(1 - rate)`; a rate of 0 keeps all.
  record Training(DropoutMask mask) implements Mode {}
}
