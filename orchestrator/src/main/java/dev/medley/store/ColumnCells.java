package dev.medley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the trials of some studies have in the columns that a query names: each column is read once, and no other is.
final class ColumnCells {

  private final Session session;
  private final List<Study> studies;
  private final Optional<List<TrialId>> among;
  private final Map<Column, Map<TrialId, Cell>> columns = new HashMap<>();

  ColumnCells(Session session, List<Study> studies) {
    this(session, studies, Optional.empty());
  }

  /// For some trials of one study alone.
  ColumnCells(Session session, List<Study> studies, List<TrialId> among) {
    this(session, studies, Optional.of(among));
  }

  private ColumnCells(Session session, List<Study> studies, Optional<List<TrialId>> among) {
    this.session = session;
    this.studies = studies;
    this.among = among;
  }

  /// What each trial has; a trial without a value is absent.
  Map<TrialId, Cell> of(Column column) throws SQLException {
    var known = columns.get(column);
    if (known != null) {
      return known;
    }
    var found = new HashMap<TrialId, Cell>();
    for (var study : studies) {
      read(column, study, found);
    }
    columns.put(column, found);
    return found;
  }

  private void read(Column column, Study study, Map<TrialId, Cell> found) throws SQLException {
    switch (column) {
      case Column.Own(Column.Property property) -> readOwn(property, study, found);
      case Column.Parameter(String label) ->
        read(
            "trial_id, kind, number_value, text_value FROM trial_parameter",
            "name = ?",
            row -> Cell.of(Parameters.value(row)),
            study,
            found,
            label);
      case Column.Score(String label) ->
        read(
            "trial_id, metric_value FROM trial_score",
            "label = ?",
            ColumnCells::number,
            study,
            found,
            label);
    }
  }

  private void readOwn(Column.Property property, Study study, Map<TrialId, Cell> found) throws SQLException {
    Row cell = switch (property) {
      case STUDY -> _ -> new Cell.Text(study.name());
      case KIND, STATE, COHORT, DEVICE -> ColumnCells::text;
      case NUMBER, OBJECTIVE, ATTEMPT, WALL_SECONDS, EXAMPLES_SEEN, STEPS -> ColumnCells::number;
    };
    read("id, " + expression(property) + " FROM trial", "1 = 1", cell, study, found);
  }

  private static String expression(Column.Property property) {
    return switch (property) {
      case STUDY -> "study_id";
      case WALL_SECONDS -> "wall_millis / 1000.0";
      case NUMBER, KIND, STATE, OBJECTIVE, ATTEMPT, COHORT, DEVICE, EXAMPLES_SEEN, STEPS -> property.label();
    };
  }

  /// Reads a cell; null where the trial has none.
  @FunctionalInterface
  private interface Row {
    @Nullable
    Cell read(ResultSet row) throws SQLException;
  }

  /// Some trials are joined rather than listed: H2 plans `= ANY(?)` before it knows the list, and then reads the whole table.
  private void read(String what, String condition, Row cell, Study study, Map<TrialId, Cell> found, Object... values) throws SQLException {
    var arguments = new ArrayList<Object>();
    arguments.add(among.isPresent() ? session.ids(among.get()) : study.id());
    arguments.addAll(List.of(values));
    session.list(
        among.isPresent()
            ? "SELECT %s ON %s = wanted WHERE %s".formatted(
                what.replace("FROM ", "FROM %s JOIN ".formatted(Session.IDS)), what.substring(0, what.indexOf(',')), condition)
            : "SELECT %s WHERE study_id = ? AND %s".formatted(what, condition),
        row -> {
          var value = cell.read(row);
          return value == null || found.put(new TrialId(row.getLong(1)), value) == null;
        },
        arguments.toArray());
  }

  private static @Nullable Cell number(ResultSet row) throws SQLException {
    return number(row, 2);
  }

  static @Nullable Cell number(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : new Cell.Numeric(value);
  }

  private static @Nullable Cell text(ResultSet row) throws SQLException {
    var value = row.getString(2);
    return value == null ? null : new Cell.Text(value);
  }
}
