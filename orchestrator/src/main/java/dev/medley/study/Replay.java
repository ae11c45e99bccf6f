package dev.medley.study;

import dev.medley.space.Point;
import dev.medley.space.StudySpace;
import dev.medley.store.Trial;
import java.util.ArrayList;
import java.util.List;

/// Whether a study's search proposes its trials again.
///
/// @param trials      how many were proposed again
/// @param differences which of them came out otherwise: their places, from 0, or their numbers
public record Replay(int trials, List<Integer> differences) {

  public Replay {
    differences = List.copyOf(differences);
  }

  /// What a search proposes from the record of the first trials.
  interface Proposing {
    List<Point> after(int trials, int wanted);
  }

  /// Proposes round after round, each from the record of the rounds before. A round may have been shorter, where a budget ended and grew later: points that agree are taken for a round,
  /// and the next begins after them.
  ///
  /// @param round how many points were proposed together
  static Replay of(List<Point> recorded, int round, Proposing proposing) {
    var differences = new ArrayList<Integer>();
    for (int from = 0; from < recorded.size();) {
      int wanted = Math.min(round, recorded.size() - from);
      int agreeing = agreeing(proposing.after(from, wanted), recorded.subList(from, from + wanted));
      if (agreeing == 0) differences.add(from);
      from += Math.max(1, agreeing);
    }
    return new Replay(recorded.size(), differences);
  }

  /// The same for a study with rungs, round after round as the record says where its trials stood.
  static Replay of(StudySpace space, List<Trial> trials, List<Integer> budgets, int round, Proposals proposals, Ledger ledger) {
    var differences = new ArrayList<Integer>();
    new Rounds(Rungs.of(space).ladder(round), Progress.asRecorded(ledger), (before, expected, next, wanted) -> {
      var proposed = proposals.after(before, expected, wanted);
      for (int i = 0; i < next.size(); i++)
        if (!proposed.get(i).equals(RecordedPoint.of(next.get(i), space))) differences.add(next.get(i).number());
      return next;
    }).play(trials, budgets);
    return new Replay(trials.size(), differences);
  }

  private static int agreeing(List<Point> proposed, List<Point> recorded) {
    int count = 0;
    while (count < recorded.size() && proposed.get(count).equals(recorded.get(count))) count++;
    return count;
  }
}
