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
  private final Scope scope;

  BestFirst(Session session, Study study, String where, Scope scope) {
    this.session = session;
    this.study = study;
    this.where = where;
    this.scope = scope;
  }

  /// What was found, and whether that is all there is.
  record Found(List<Candidates.Candidate> best, int matching) {}

  /// Empty where no index has the trials in this order, where the filter cannot be evaluated a few trials at a time, or where there may be more that are not
  /// numbers.
  Optional<Found> best(int top) throws SQLException {
    var pages = Pages.of(session, study, scope);
    if (pages.isEmpty()) {
      return Optional.empty();
    }
    var best = new ArrayList<Candidates.Candidate>();
    int atOnce = Math.max(FEWEST_AT_ONCE, Math.min(top, MOST_AT_ONCE));
    var from = Optional.of(pages.get().start());
    double reached = Double.NaN;
    // Of those that are as good as the last one that is shown, all must have been read: the one with the least number comes first.
    while (from.isPresent() && (best.size() < top || reached == best.get(top - 1).value())) {
      var page = pages.get().after(from.get(), atOnce);
      var filter = filter(page.trials());
      if (filter.isEmpty()) {
        return Optional.empty();
      }
      page.trials().stream().filter(trial -> filter.get().holds(trial.trial())).forEach(best::add);
      reached = page.trials().isEmpty() ? reached : page.trials().getLast().value();
      from = page.last();
      atOnce = Math.min(MOST_AT_ONCE, 2 * atOnce);
    }
    if (best.size() < top && !scope.byObjective()) {
      return Optional.empty();
    }
    best.sort(scope.order());
    return Optional.of(new Found(best.subList(0, Math.min(top, best.size())), best.size()));
  }

  private Optional<BoundFilter> filter(List<Candidates.Candidate> some) throws SQLException {
    var cells = new ColumnCells(session, List.of(study), some.stream().map(Candidates.Candidate::trial).toList());
    try {
      var filter = new BoundFilter(where, scope.names(), cells);
      return filter.names(Column.Property.STATE) || filter.names(Column.Property.KIND) ? Optional.empty() : Optional.of(filter);
    } catch (StoreException e) {
      // These few have a type that others need not have: all of them together decide.
      if (e.error() == StoreError.FILTER_TYPE) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
