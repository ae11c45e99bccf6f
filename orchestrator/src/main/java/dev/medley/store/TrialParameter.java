package dev.medley.store;

/// One parameter of a trial, by its full name.
///
/// @param name the path through the search space, such as `optimizer.adam.rate`
/// @param value what the trial has it set to
public record TrialParameter(String name, ParameterValue value) {

  public TrialParameter {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A parameter needs a name.");
    }
  }

  /// A parameter that is a number.
  public static TrialParameter of(String name, double value) {
    return new TrialParameter(name, new ParameterValue.Real(value));
  }

  /// A parameter that is a whole number.
  public static TrialParameter of(String name, long value) {
    return new TrialParameter(name, new ParameterValue.Whole(value));
  }

  /// A parameter that is a name.
  public static TrialParameter of(String name, String value) {
    return new TrialParameter(name, new ParameterValue.Text(value));
  }

  /// A parameter that is yes or no.
  public static TrialParameter of(String name, boolean value) {
    return new TrialParameter(name, new ParameterValue.Flag(value));
  }
}
