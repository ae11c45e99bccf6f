package dev.medley.store;

/// Something that each trial may have a value for, by which trials are filtered and ranked.
sealed interface Column {

  /// The full name.
  String label();

  /// A column of the trial itself.
  record Own(Property property) implements Column {
    @Override
    public String label() {
      return property.label();
    }
  }

  /// A parameter.
  record Parameter(String label) implements Column {}

  /// A final metric.
  record Score(String label) implements Column {}

  /// What every trial has, parameters and metrics apart.
  enum Property {
    STUDY,
    NUMBER,
    KIND,
    STATE,
    OBJECTIVE,
    ATTEMPT,
    COHORT,
    DEVICE,
    WALL_SECONDS,
    EXAMPLES_SEEN,
    STEPS;

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
