package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers a leaderboard query.
///
/// The columns that it names are read, and the filter is evaluated here: what is not a number compares as it does in
/// Java, and nothing that a user wrote becomes SQL.
final class Ranking {

  private final Session session;
  private final LeaderboardQuery query;
  private final List<Study> studies;

  private Ranking(Session session, LeaderboardQuery query, List<Study> studies) {
    this.session = session;
    this.query = query;
    this.studies = studies;
  }

  /// A trial with what it is ranked by.
  private record Candidate(TrialId trial, Study study, int number, double value) {}

  static Leaderboard of(Session session, LeaderboardQuery query) throws SQLException {
    var studies = StudyTable.all(session).stream()
        .filter(study -> query.studies().isEmpty() || query.studies().contains(study.id()))
        .toList();
    return new Ranking(session, query, studies).answer();
  }

  private Leaderboard answer() throws SQLException {
    var names = ColumnNames.of(session, studies);
    var by = names.resolve(query.by(), "");
    var direction = direction(by);
    var filter = new BoundFilter(query.where(), names, new ColumnCells(session, studies));
    var values = new ColumnCells(session, studies).of(by);
    var ranked = new ArrayList<Candidate>();
    int matching = 0;
    for (var study : studies) {
      for (var trial : candidates(study, filter)) {
        if (filter.holds(trial.trial())) {
          matching++;
          value(by, values, trial).ifPresent(ranked::add);
        }
      }
    }
    ranked.sort(Comparator.comparing(Candidate::value, direction::compare)
        .thenComparingLong(candidate -> candidate.study().id().value())
        .thenComparingInt(Candidate::number));
    return new Leaderboard(
        by.label(), direction, rows(ranked.subList(0, Math.min(query.top(), ranked.size()))), matching);
  }

  private Direction direction(Column by) {
    var objective = by.equals(new Column.Own(Column.Property.OBJECTIVE));
    var directions = studies.stream().map(Study::direction).distinct().toList();
    if (objective && directions.size() > 1 && query.direction().isEmpty()) {
      throw StoreError.DIRECTIONS_DIFFER.exception(
          "The objectives of the studies (%s) differ: some are better when greater, some when less."
              .formatted(studies.stream().map(Study::name).collect(Collectors.joining(", "))),
          "Maybe name one study, or rank by a metric with --by.");
    }
    return query.direction()
        .orElse(objective && !directions.isEmpty() ? directions.getFirst() : Direction.MAXIMIZE);
  }

  /// Completed trials of the search, unless the filter speaks of states or kinds itself.
  private List<Candidate> candidates(Study study, BoundFilter filter) throws SQLException {
    return session.list(
        "SELECT id, number FROM trial WHERE study_id = ?"
            + (filter.names(Column.Property.STATE) ? "" : " AND state = 'COMPLETED'")
            + (filter.names(Column.Property.KIND) ? "" : " AND kind = 'TRIAL'"),
        row -> new Candidate(new TrialId(row.getLong(1)), study, row.getInt(2), Double.NaN),
        study.id());
  }

  /// A trial without a value is not ranked.
  private static Optional<Candidate> value(Column by, Map<TrialId, Cell> values, Candidate trial) {
    return switch (values.get(trial.trial())) {
      case Cell.Numeric(double value) ->
        Optional.of(new Candidate(trial.trial(), trial.study(), trial.number(), value));
      case Cell.Text(String text) ->
        throw StoreError.FILTER_TYPE.exception(
            "The name (%s) holds text ('%s'), by which trials cannot be ranked."
                .formatted(by.label(), text),
            "Maybe rank by objective, and filter with --where.");
      case null -> Optional.empty();
    };
  }

  private List<Leaderboard.Row> rows(List<Candidate> ranked) throws SQLException {
    var rows = new ArrayList<Leaderboard.Row>();
    for (var candidate : ranked) {
      rows.add(new Leaderboard.Row(
          rows.size() + 1,
          candidate.study().name(),
          TrialTable.get(session, candidate.trial()),
          candidate.value(),
          MetricTable.byLabel(MetricTable.scores(session, candidate.trial()))));
    }
    return rows;
  }
}
