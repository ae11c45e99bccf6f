package dev.medley.search;

import dev.medley.space.Point;
import java.util.List;

/// Proposes points of a space.
///
/// A pure function: it keeps nothing between calls, so the same space, seed and history give the same points, in another process as well. The
/// order in which results arrived does not matter, and `ask(history, 2)` gives what two calls for one point give when the first point is pending
/// in the second call. Safe for use by several threads.
public interface Search {

  /// The next points to try, `n` of them: first those that are queued and neither finished nor pending, then its own.
  ///
  /// A point that was tried or is pending is proposed again only where many attempts found no other, as in a space with fewer points than trials.
  ///
  /// @throws dev.medley.api.error.InputException where a point of the history does not fit the space (`MED-123`)
  List<Point> ask(History history, int n);
}
