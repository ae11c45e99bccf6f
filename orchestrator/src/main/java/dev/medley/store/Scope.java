package dev.medley.store;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What a question is about: in which studies, judged by what, and which end is better.
record Scope(List<Study> studies, ColumnNames names, Column by, Direction direction) {

  private static final Column OBJECTIVE = new Column.Own(Column.Property.OBJECTIVE);

  static Scope of(Session session, LeaderboardQuery query) throws SQLException {
    var studies = StudyTable.all(session).stream()
        .filter(study -> query.studies().isEmpty() || query.studies().contains(study.id()))
        .toList();
    var names = ColumnNames.of(session, studies);
    var by = names.resolve(query.by(), "");
    return new Scope(studies, names, by, direction(query, studies, by));
  }

  private static Direction direction(LeaderboardQuery query, List<Study> studies, Column by) {
    var directions = studies.stream().map(Study::direction).distinct().toList();
    if (by.equals(OBJECTIVE) && directions.size() > 1 && query.direction().isEmpty()) {
      throw StoreError.DIRECTIONS_DIFFER.exception(
          "The objectives of the studies (%s) differ: some are better when greater, some when less."
              .formatted(studies.stream().map(Study::name).collect(Collectors.joining(", "))),
          "Maybe name one study, or rank by a metric with --by.");
    }
    return query.direction()
        .orElse(by.equals(OBJECTIVE) && !directions.isEmpty() ? directions.getFirst() : Direction.MAXIMIZE);
  }

  boolean byObjective() {
    return by.equals(OBJECTIVE);
  }

  /// The best first; ties by study and number.
  Comparator<Candidates.Candidate> order() {
    return Comparator.comparing(Candidates.Candidate::value, direction::compare)
        .thenComparingLong(candidate -> candidate.study().id().value())
        .thenComparingInt(Candidates.Candidate::number);
  }
}
