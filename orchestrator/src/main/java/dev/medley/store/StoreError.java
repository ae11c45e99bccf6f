package dev.medley.store;

/// Every way in which the store can refuse or fail, with the id under which `docs/errors.md` explains it.
public enum StoreError {
  LOCATION("MED-200", true),
  UNWRITABLE("MED-201", true),
  HELD("MED-202", true),
  NEWER_SCHEMA("MED-203", true),
  UNREADABLE("MED-204", true),
  WRITE_FAILED("MED-205", false),
  CLOSED("MED-206", false),
  READ_FAILED("MED-207", false),
  SERVER("MED-680", true),
  NO_GUEST("MED-681", true),
  STUDY_HELD("MED-682", true),
  COPY("MED-683", true),
  STUDY_EXISTS("MED-210", true),
  STUDY_UNKNOWN("MED-211", true),
  STUDY_NAME("MED-212", true),
  TRIAL_UNKNOWN("MED-213", true),
  TRIAL_FINISHED("MED-214", false),
  CLAIM_LOST("MED-215", false),
  METRIC_TWICE("MED-216", false),
  ARTIFACT_NAME("MED-217", false),
  ARTIFACT_EXISTS("MED-218", false),
  ARTIFACT_UNKNOWN("MED-219", true),
  FILTER_SYNTAX("MED-220", true),
  NAME_UNKNOWN("MED-221", true),
  NAME_AMBIGUOUS("MED-222", true),
  FILTER_TYPE("MED-223", true),
  DIRECTIONS_DIFFER("MED-224", true),
  QUERY_REFUSED("MED-230", true),
  QUERY_WRONG("MED-231", true),
  QUERY_TIMEOUT("MED-232", true);

  private final String id;
  private final boolean input;

  StoreError(String id, boolean input) {
    this.id = id;
    this.input = input;
  }

  /// The id, such as `MED-202`.
  public String id() {
    return id;
  }

  /// Whether the user can mend it by asking for something else, as opposed to a failure while running.
  public boolean input() {
    return input;
  }

  StoreException exception(String sentence, String advice) {
    return new StoreException(this, sentence, advice, null);
  }

  StoreException exception(String sentence, String advice, Throwable cause) {
    return new StoreException(this, sentence, advice, cause);
  }
}
