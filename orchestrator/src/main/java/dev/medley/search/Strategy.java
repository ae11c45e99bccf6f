package dev.medley.search;

import dev.medley.space.Point;
import java.util.List;
import java.util.random.RandomGenerator;

/// What tells one search from another: how it reads a history, and what it then proposes.
interface Strategy {

  /// Reads a history once, for any number of proposals.
  Proposer read(History history);

  /// Proposes; pure, apart from the random numbers that it takes.
  interface Proposer {
    Point propose(Turn turn);
  }

  /// One attempt at one proposal.
  ///
  /// @param number  how many points were known before this one
  /// @param attempt 0, or how many points proposed under this number were known already
  /// @param pending all points that are being tried, those too that were proposed since the history was read
  /// @param random  the attempt's own stream
  record Turn(int number, int attempt, List<Point> pending, RandomGenerator random) {}
}
