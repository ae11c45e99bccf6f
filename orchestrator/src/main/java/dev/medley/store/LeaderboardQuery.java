package dev.medley.store;

import java.util.List;
import java.util.Optional;

/// Which trials to rank, and by what.
///
/// @param studies the studies to look in; none means all
/// @param by `objective`, or a parameter, metric or column, by its name or the end of it
/// @param direction which end is better; absent means that of the studies' objective
/// @param where a filter such as `sharing = 'mmoe' and rate < 0.01`; empty for none
/// @param top the most rows to return
public record LeaderboardQuery(
    List<StudyId> studies, String by, Optional<Direction> direction, String where, int top) {

  /// Ranks by what the studies optimise.
  public static final String OBJECTIVE = "objective";

  public LeaderboardQuery {
    studies = List.copyOf(studies);
    if (top < 1) {
      throw new IllegalArgumentException("A leaderboard has at least one row, not " + top + ".");
    }
  }

  /// The best trials of some studies by their objective.
  public static LeaderboardQuery best(List<StudyId> studies, int top) {
    return new LeaderboardQuery(studies, OBJECTIVE, Optional.empty(), "", top);
  }

  /// The same, for the trials that a filter lets through.
  public LeaderboardQuery where(String filter) {
    return new LeaderboardQuery(studies, by, direction, filter, top);
  }

  /// The same, ranked by something else.
  public LeaderboardQuery by(String name, Direction better) {
    return new LeaderboardQuery(studies, name, Optional.of(better), where, top);
  }
}
