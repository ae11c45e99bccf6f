package dev.medley.training;

import dev.medley.api.tensor.Penalty;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the penalties of a cohort's members came to: for each the mean over micro-batches, and over the steps since it was last asked for.
final class PenaltyLog {

  private final List<Penalty> penalties;
  private final int members;
  private final int microBatches;
  private final HostFloats values;
  private final HostFloats gates;
  private final double[] sums;
  private int steps;

  PenaltyLog(Arena arena, List<Penalty> penalties, int members, int microBatches) {
    this.penalties = List.copyOf(penalties);
    this.members = members;
    this.microBatches = microBatches;
    values = arena.hostFloats(Math.max(1, penalties.size()), members, microBatches);
    gates = arena.hostFloats(Math.max(1, penalties.size()), members);
    sums = new double[penalties.size() * members];
  }

  /// What `forward` writes to, and how much each penalty counts.
  Map<String, Argument> arguments() {
    return Map.of("penalties", values, "gates", gates);
  }

  /// Says which terms count in a step; what a sharing adds always does.
  void gate(int step, List<MemberTraining> training) {
    for (int k = 0; k < members; k++) {
      var counting = training.get(k).timeline().at(step).phase().terms();
      var terms = training.get(k).terms();
      for (int i = 0; i < penalties.size(); i++) {
        var name = penalties.get(i).name();
        gates.set(i * members + k, counting.isEmpty() || !terms.contains(name) || counting.get().contains(name) ? 1 : 0);
      }
    }
  }

  /// The same for the journal; one plane for each penalty.
  Journal.Buffer buffer() {
    return new Journal.Buffer(values, Math.max(1, penalties.size()));
  }

  /// Reads what a step has written.
  void add() {
    for (int i = 0; i < sums.length; i++) {
      double sum = 0;
      for (int b = 0; b < microBatches; b++) sum += values.get(i * microBatches + b);
      sums[i] += sum / microBatches;
    }
    steps++;
  }

  /// Why a member cannot go on, or an empty string.
  String failure(int member, int step) {
    for (int i = 0; i < penalties.size(); i++) {
      double sum = sums[i * members + member];
      if (!Double.isFinite(sum))
        return "The penalty (" + sum + ") of (" + penalties.get(i).name() + ") at step " + (step + 1) + " is not finite.";
    }
    return "";
  }

  /// The figures of a member since [#clear], as metrics that are no task's.
  List<MemberResult.Score> scores(int member, int step) {
    var scores = new ArrayList<MemberResult.Score>();
    for (int i = 0; i < penalties.size(); i++)
      scores.add(new MemberResult.Score(step, "", penalties.get(i).name(), sums[i * members + member] / Math.max(1, steps)));
    return scores;
  }

  void clear() {
    java.util.Arrays.fill(sums, 0);
    steps = 0;
  }
}
