package dev.medley.store;

/// What one parameter of a trial is set to.
public sealed interface ParameterValue {

  /// Any number; NaN and the infinities keep what they are.
  record Real(double value) implements ParameterValue {}

  /// A number without a fraction.
  record Whole(long value) implements ParameterValue {}

  /// A name or other text.
  record Text(String value) implements ParameterValue {}

  /// Yes or no.
  record Flag(boolean value) implements ParameterValue {}
}
