package dev.medley.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The trials of a study from the best on, some at a time, each read from an index and no further.
sealed interface Pages {

  /// A row of the index that is read.
  ///
  /// @param key what the index is ordered by
  /// @param tie what orders the rows of one key
  record Row(double key, long tie) {}

  /// Some trials, and where the next ones begin.
  ///
  /// @param trials completed ones of the search, the best first
  /// @param last the last row that was read; empty where there are no more
  record Page(List<Candidates.Candidate> trials, Optional<Row> last) {}

  /// Where the best begin.
  Row start();

  /// The best of those that come after a row.
  Page after(Row last, int limit) throws SQLException;

  /// Where a question can be answered so.
  static Optional<Pages> of(Session session, Study study, Scope scope) {
    return switch (scope.by()) {
      case Column.Own _ when scope.byObjective() && study.direction() == scope.direction() -> Optional.of(new ByCost(session, study));
      case Column.Score(String label) -> Optional.of(new ByScore(session, study, label, scope.direction()));
      case Column.Own _,Column.Parameter _ -> Optional.empty();
    };
  }

  /// By what the objective costs; ties by number.
  record ByCost(Session session, Study study) implements Pages {

    @Override
    public Row start() {
      return new Row(Double.NEGATIVE_INFINITY, -1);
    }

    /// The order names all columns of the index, so that it is read from here on and no further.
    @Override
    public Page after(Row last, int limit) throws SQLException {
      var trials = session.list(
          """
              SELECT id, number, cost FROM trial
              WHERE study_id = ? AND kind = 'TRIAL' AND state = 'COMPLETED' AND cost >= ? AND NOT (cost = ? AND number <= ?)
              ORDER BY study_id, kind, state, cost, number FETCH FIRST ? ROWS ONLY""",
          row -> new Candidates.Candidate(new TrialId(row.getLong(1)), study, row.getInt(2), study.direction().objective(row.getDouble(3))),
          study.id(),
          last.key(),
          last.key(),
          last.tie(),
          limit);
      return new Page(trials, trials.size() < limit ? Optional.empty() : Optional.of(row(trials.getLast())));
    }

    private Row row(Candidates.Candidate trial) {
      return new Row(study.direction().cost(trial.value()), trial.number());
    }
  }

  /// By a metric that trials ended with. What is not a number comes last, and is not among these.
  record ByScore(Session session, Study study, String label, Direction direction) implements Pages {

    /// Databases hold what is not a number for greater than all numbers: both leave it out.
    private static final String GREATEST_FIRST = """
        SELECT trial_id, metric_value FROM trial_score
        WHERE study_id = ? AND label = ? AND metric_value <= ? AND NOT (metric_value = ? AND trial_id >= ?)
        ORDER BY study_id DESC, label DESC, metric_value DESC, trial_id DESC FETCH FIRST ? ROWS ONLY""";
    private static final String LEAST_FIRST = """
        SELECT trial_id, metric_value FROM trial_score
        WHERE study_id = ? AND label = ? AND metric_value >= ? AND NOT (metric_value = ? AND trial_id <= ?)
            AND metric_value <= CAST('Infinity' AS DOUBLE PRECISION)
        ORDER BY study_id, label, metric_value, trial_id FETCH FIRST ? ROWS ONLY""";

    @Override
    public Row start() {
      return direction == Direction.MAXIMIZE
          ? new Row(Double.POSITIVE_INFINITY, Long.MAX_VALUE)
          : new Row(Double.NEGATIVE_INFINITY, Long.MIN_VALUE);
    }

    @Override
    public Page after(Row last, int limit) throws SQLException {
      var rows = session.list(
          direction == Direction.MAXIMIZE ? GREATEST_FIRST : LEAST_FIRST,
          row -> new Row(row.getDouble(2), row.getLong(1)),
          study.id(),
          label,
          last.key(),
          last.key(),
          last.tie(),
          limit);
      return new Page(trials(rows), rows.size() < limit ? Optional.empty() : Optional.of(rows.getLast()));
    }

    /// Baselines and trials that were ended early have scores too.
    private List<Candidates.Candidate> trials(List<Row> rows) throws SQLException {
      var numbers = new HashMap<Long, Integer>();
      session.list(
          "SELECT id, number FROM %s JOIN trial ON id = wanted WHERE kind = 'TRIAL' AND state = 'COMPLETED'".formatted(Session.IDS),
          row -> numbers.put(row.getLong(1), row.getInt(2)) == null,
          session.wholes(rows.stream().map(Row::tie).toList()));
      return rows.stream()
          .filter(row -> numbers.containsKey(row.tie()))
          .map(row -> new Candidates.Candidate(new TrialId(row.tie()), study, Objects.requireNonNull(numbers.get(row.tie())), row.key()))
          .toList();
    }
  }
}
