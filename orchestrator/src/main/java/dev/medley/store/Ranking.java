package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Answers what asks for trials in an order: the best of them, the best of each group, and how the best came about.
final class Ranking {

  private Ranking() {}

  static Leaderboard of(Session session, LeaderboardQuery query) throws SQLException {
    var scope = Scope.of(session, query);
    var found = bestFirst(session, query, scope);
    if (found.isEmpty()) {
      var candidates = Candidates.of(session, query, scope);
      found = Optional.of(new BestFirst.Found(best(candidates, query.top()), candidates.matching()));
    }
    var rows = new ArrayList<Leaderboard.Row>();
    for (var best : found.get().best()) {
      rows.add(new Leaderboard.Row(
          rows.size() + 1,
          best.study().name(),
          TrialTable.get(session, best.trial()),
          best.value(),
          MetricTable.byLabel(MetricTable.scores(session, best.trial()))));
    }
    return new Leaderboard(scope.by().label(), scope.direction(), rows, found.get().matching());
  }

  private static Optional<BestFirst.Found> bestFirst(Session session, LeaderboardQuery query, Scope scope) throws SQLException {
    var best = new ArrayList<Candidates.Candidate>();
    int matching = 0;
    for (var study : scope.studies()) {
      var found = new BestFirst(session, study, query.where(), scope).best(query.top());
      if (found.isEmpty()) {
        return found;
      }
      best.addAll(found.get().best());
      matching += found.get().matching();
    }
    best.sort(scope.order());
    return Optional.of(new BestFirst.Found(best.subList(0, Math.min(query.top(), best.size())), matching));
  }

  /// Keeps no more than are asked for, so that a hundred thousand need not be sorted.
  private static List<Candidates.Candidate> best(Candidates candidates, int top) {
    var worstFirst = new PriorityQueue<Candidates.Candidate>(candidates.scope().order().reversed());
    for (var candidate : candidates.valued()) {
      worstFirst.add(candidate);
      if (worstFirst.size() > top) {
        worstFirst.remove();
      }
    }
    return worstFirst.stream().sorted(candidates.scope().order()).toList();
  }

  /// The groups with the best trial first. What is not a number counts, but is neither a best nor a median value.
  static Grouped grouped(Session session, LeaderboardQuery query, String name) throws SQLException {
    var scope = Scope.of(session, query);
    var column = scope.names().resolve(name, "");
    var candidates = Candidates.of(session, query, scope);
    var cells = new ColumnCells(session, scope.studies()).of(column);
    var values = new HashMap<Optional<Cell>, List<Double>>();
    candidates.valued().forEach(candidate -> values
        .computeIfAbsent(Optional.ofNullable(cells.get(candidate.trial())), _ -> new ArrayList<>())
        .add(candidate.value()));
    var groups = new ArrayList<Grouped.Group>();
    values.forEach((cell, of) -> groups.add(group(cell, of, scope.direction())));
    groups.sort(Comparator.comparing(Grouped.Group::best, scope.direction()::compare).thenComparing(Grouped.Group::value));
    return new Grouped(column.label(), scope.by().label(), scope.direction(), groups);
  }

  private static Grouped.Group group(Optional<Cell> cell, List<Double> values, Direction direction) {
    var sorted = values.stream().filter(value -> !Double.isNaN(value)).sorted(direction::compare).toList();
    int n = sorted.size();
    double best = n == 0 ? Double.NaN : sorted.getFirst();
    double median = n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Grouped.Group(cell.map(Cell::shown).orElse(""), values.size(), best, median);
  }

  /// The trials of a study whose objective was better than that of all that had completed before them.
  static List<Improvement> improvements(Session session, StudyId study) throws SQLException {
    return session.list(
        "SELECT number, objective FROM trial WHERE study_id = ? AND improved = TRUE ORDER BY finished_at, number",
        row -> new Improvement(row.getInt(1), row.getDouble(2)),
        study);
  }
}
