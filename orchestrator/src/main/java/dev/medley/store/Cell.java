package dev.medley.store;

/// What one trial has in one column that a filter or a ranking names.
sealed interface Cell {

  record Numeric(double value) implements Cell {}

  record Text(String value) implements Cell {}

  /// As it is shown: whole numbers without a fraction.
  default String shown() {
    return switch (this) {
      case Numeric(double value) when value == Math.rint(value) && Math.abs(value) < 1e15 -> Long.toString((long) value);
      case Numeric(double value) -> Double.toString(value);
      case Text(String value) -> value;
    };
  }

  static Cell of(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Real(double number) -> new Numeric(number);
      case ParameterValue.Whole(long number) -> new Numeric(number);
      case ParameterValue.Text(String text) -> new Text(text);
      case ParameterValue.Flag(boolean flag) -> new Text(Boolean.toString(flag));
    };
  }
}
