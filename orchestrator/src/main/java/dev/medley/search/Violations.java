package dev.medley.search;

import java.util.List;

/// By how much outcomes fail the constraints, made comparable.
final class Violations {

  private Violations() {}

  /// For each outcome the sum over the constraints of how far it is from keeping each, in units of the farthest; 0 where all are kept, or where the trial failed.
  static double[] of(List<Outcome> outcomes) {
    var sums = new double[outcomes.size()];
    int constraints = outcomes.stream().filter(o -> !o.failed()).mapToInt(o -> o.violations().size()).max().orElse(0);
    for (int c = 0; c < constraints; c++) {
      double farthest = 0;
      for (var outcome : outcomes) farthest = Math.max(farthest, by(outcome, c));
      for (int i = 0; farthest > 0 && i < sums.length; i++) sums[i] += by(outcomes.get(i), c) / farthest;
    }
    return sums;
  }

  private static double by(Outcome outcome, int constraint) {
    return outcome.failed() || constraint >= outcome.violations().size() ? 0 : Math.max(0, outcome.violations().get(constraint));
  }
}
