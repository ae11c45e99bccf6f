package dev.medley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The trials that a question is about, each with what it is judged by.
///
/// The columns that the question names are read, and the filter is evaluated here: what is not a number compares as it does in
/// Java, and nothing that a user wrote becomes SQL.
///
/// @param valued those that have a value, by study and number
/// @param matching how many the filter let through, with a value or without
record Candidates(Scope scope, List<Candidate> valued, int matching) {

  /// A trial with what it is judged by.
  record Candidate(TrialId trial, Study study, int number, double value) {}

  /// A trial with its objective, where it has one.
  private record Found(TrialId trial, int number, @Nullable Cell objective) {}

  static Candidates of(Session session, LeaderboardQuery query, Scope scope) throws SQLException {
    var studies = scope.studies();
    var by = scope.by();
    var cells = new ColumnCells(session, studies);
    var filter = new BoundFilter(query.where(), scope.names(), cells);
    // The objective comes with the trials themselves, from one index.
    var values = scope.byObjective() ? Map.<TrialId, Cell>of() : cells.of(by);
    var valued = new ArrayList<Candidate>();
    int matching = 0;
    for (var study : studies) {
      for (var trial : trials(session, study, filter)) {
        if (filter.holds(trial.trial())) {
          matching++;
          var cell = scope.byObjective() ? trial.objective() : values.get(trial.trial());
          if (cell != null) {
            valued.add(new Candidate(trial.trial(), study, trial.number(), number(by, cell)));
          }
        }
      }
    }
    return new Candidates(scope, valued, matching);
  }

  /// Completed trials of the search, unless the filter speaks of states or kinds itself.
  private static List<Found> trials(Session session, Study study, BoundFilter filter) throws SQLException {
    var found = new ArrayList<Found>();
    for (var kind : filter.names(Column.Property.KIND) ? List.of(TrialKind.values()) : List.of(TrialKind.TRIAL)) {
      for (var state : filter.names(Column.Property.STATE) ? List.of(TrialState.values()) : List.of(TrialState.COMPLETED)) {
        found.addAll(session.list(
            "SELECT id, number, cost FROM trial WHERE study_id = ? AND kind = ? AND state = ?",
            row -> new Found(new TrialId(row.getLong(1)), row.getInt(2), objective(study, row)),
            study.id(),
            kind,
            state));
      }
    }
    found.sort(Comparator.comparingInt(Found::number));
    return found;
  }

  /// From what it costs, which stands in the index.
  private static @Nullable Cell objective(Study study, ResultSet row) throws SQLException {
    double cost = row.getDouble(3);
    return row.wasNull() ? null : new Cell.Numeric(study.direction().objective(cost));
  }

  private static double number(Column by, Cell cell) {
    return switch (cell) {
      case Cell.Numeric(double value) -> value;
      case Cell.Text(String text) ->
        throw StoreError.FILTER_TYPE.exception(
            "The name (%s) holds text ('%s'), by which trials cannot be ranked."
                .formatted(by.label(), text),
            "Maybe rank by objective, and filter with --where.");
    };
  }
}
