package dev.medley.store;

/// What one trial has in one column that a filter or a ranking names.
sealed interface Cell {

  record Numeric(double value) implements Cell {}

  record Text(String value) implements Cell {}

  static Cell of(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Real(double number) -> new Numeric(number);
      case ParameterValue.Whole(long number) -> new Numeric(number);
      case ParameterValue.Text(String text) -> new Text(text);
      case ParameterValue.Flag(boolean flag) -> new Text(Boolean.toString(flag));
    };
  }
}
