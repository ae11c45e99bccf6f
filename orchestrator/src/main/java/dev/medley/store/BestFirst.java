package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the completed trials of a study from the best on, and stops when enough of them pass the filter: what the first few cost does not grow with the
/// study.
final class BestFirst {

  private static final int FEWEST_AT_ONCE = 64;
  private static final int MOST_AT_ONCE = 4_096;

  private final Session session;
  private final Study study;
  private final String where;
  private final ColumnNames names;

  BestFirst(Session session, Study study, String where, ColumnNames names) {
    this.session = session;
    this.study = study;
    this.where = where;
    this.names = names;
  }

  /// A trial of the study, by what its objective costs.
  private record Place(TrialId trial, int number, double cost) {}

  /// What was found, and whether that is all there is.
  record Found(List<Candidates.Candidate> best, int matching) {}

  /// Empty where the filter cannot be evaluated a few trials at a time.
  Optional<Found> best(int top) throws SQLException {
    var best = new ArrayList<Candidates.Candidate>();
    int atOnce = Math.max(FEWEST_AT_ONCE, Math.min(top, MOST_AT_ONCE));
    var last = new Place(new TrialId(0), -1, Double.NEGATIVE_INFINITY);
    while (best.size() < top) {
      var some = after(last, atOnce);
      var filter = filter(some);
      if (filter.isEmpty()) {
        return Optional.empty();
      }
      some.stream().filter(place -> filter.get().holds(place.trial()))
          .forEach(place -> best.add(
              new Candidates.Candidate(place.trial(), study, place.number(), study.direction().objective(place.cost()))));
      if (some.size() < atOnce) {
        break;
      }
      last = some.getLast();
      atOnce = Math.min(MOST_AT_ONCE, 2 * atOnce);
    }
    return Optional.of(new Found(best.subList(0, Math.min(top, best.size())), best.size()));
  }

  private Optional<BoundFilter> filter(List<Place> some) throws SQLException {
    var cells = new ColumnCells(session, List.of(study), some.stream().map(Place::trial).toList());
    try {
      var filter = new BoundFilter(where, names, cells);
      return filter.names(Column.Property.STATE) || filter.names(Column.Property.KIND) ? Optional.empty() : Optional.of(filter);
    } catch (StoreException e) {
      // These few have a type that others need not have: all of them together decide.
      if (e.error() == StoreError.FILTER_TYPE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// The order names all columns of the index, so that it is read from here on and no further.
  private List<Place> after(Place last, int limit) throws SQLException {
    return session.list(
        """
            SELECT id, number, cost FROM trial
            WHERE study_id = ? AND kind = 'TRIAL' AND state = 'COMPLETED' AND cost >= ? AND NOT (cost = ? AND number <= ?)
            ORDER BY study_id, kind, state, cost, number FETCH FIRST ? ROWS ONLY""",
        row -> new Place(new TrialId(row.getLong(1)), row.getInt(2), row.getDouble(3)),
        study.id(),
        last.cost(),
        last.cost(),
        last.number(),
        limit);
  }
}
