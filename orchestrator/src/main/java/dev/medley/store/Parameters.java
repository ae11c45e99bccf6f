package dev.medley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of trials, as values and as rows: every value as text, and as a number too where it is one.
final class Parameters {

  static final String INSERT = "INSERT INTO trial_parameter (trial_id, study_id, name, kind, number_value, text_value)"
      + " VALUES (?, ?, ?, ?, ?, ?)";

  private Parameters() {}

  static @Nullable Object[] row(TrialId trial, StudyId study, TrialParameter parameter) {
    return switch (parameter.value()) {
      case ParameterValue.Real(double value) -> row(trial, study, parameter, "REAL", value, value);
      case ParameterValue.Whole(long value) -> row(trial, study, parameter, "WHOLE", (double) value, value);
      case ParameterValue.Text(String value) -> row(trial, study, parameter, "TEXT", null, value);
      case ParameterValue.Flag(boolean value) -> row(trial, study, parameter, "FLAG", null, value);
    };
  }

  static List<TrialParameter> of(Session session, TrialId trial) throws SQLException {
    return session.list(
        "SELECT name, kind, number_value, text_value FROM trial_parameter WHERE trial_id = ?",
        Parameters::read,
        trial)
        .stream()
        .sorted(Comparator.comparing(TrialParameter::name))
        .toList();
  }

  static Map<TrialId, List<TrialParameter>> of(Session session, StudyId study) throws SQLException {
    var found = new HashMap<TrialId, List<TrialParameter>>();
    session.list(
        "SELECT trial_id, name, kind, number_value, text_value FROM trial_parameter"
            + " WHERE study_id = ?",
        row -> found.computeIfAbsent(new TrialId(row.getLong("trial_id")), _ -> new ArrayList<>())
            .add(read(row)),
        study);
    // Sorted here, trial by trial: the database would sort them all, by way of the disk.
    found.values().forEach(parameters -> parameters.sort(Comparator.comparing(TrialParameter::name)));
    return found;
  }

  static ParameterValue value(ResultSet row) throws SQLException {
    var text = row.getString("text_value");
    return switch (row.getString("kind")) {
      case "REAL" -> new ParameterValue.Real(row.getDouble("number_value"));
      case "WHOLE" -> new ParameterValue.Whole(Long.parseLong(text));
      case "FLAG" -> new ParameterValue.Flag(Boolean.parseBoolean(text));
      default -> new ParameterValue.Text(text);
    };
  }

  private static TrialParameter read(ResultSet row) throws SQLException {
    return new TrialParameter(row.getString("name"), value(row));
  }

  private static @Nullable Object[] row(
      TrialId trial, StudyId study, TrialParameter parameter, String kind, @Nullable Double number, Object text) {
    return new @Nullable Object[]{trial, study, parameter.name(), kind, number, text.toString()};
  }
}
