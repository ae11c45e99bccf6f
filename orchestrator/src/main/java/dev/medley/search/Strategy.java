package dev.medley.search;

import dev.medley.space.Point;
import java.util.random.RandomGenerator;

/// What tells one search from another: how it reads a history, and what it then proposes.
interface Strategy {

  /// Reads a history once, for any number of proposals.
  Proposer read(History history);

  /// Proposes; pure, apart from the random numbers that it takes.
  interface Proposer {

    /// @param number  how many points were known before this one
    /// @param attempt 0, or how many points proposed under this number were known already
    /// @param random  the attempt's own stream
    Point propose(int number, int attempt, RandomGenerator random);
  }
}
