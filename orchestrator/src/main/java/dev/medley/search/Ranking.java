package dev.medley.search;

import io.jenetics.ext.moea.Pareto;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Orders outcomes from the best to the worst.
final class Ranking {

  private Ranking() {}

  /// The outcomes that did not fail, best first; equal ones by their numbers.
  ///
  /// With several objectives, as in NSGA-II: an outcome on an earlier front is better, and on the same front one
  /// that stands farther from its neighbours.
  static List<Outcome> of(List<Outcome> finished) {
    var succeeded = finished.stream().filter(outcome -> !outcome.failed()).toList();
    boolean several = !succeeded.isEmpty() && succeeded.getFirst().objectives().size() > 1;
    return several
        ? byFronts(succeeded)
        : succeeded.stream().sorted(Comparator.comparingDouble(outcome -> outcome.objectives().getFirst())).toList();
  }

  private static List<Outcome> byFronts(List<Outcome> outcomes) {
    // Pareto prefers what is greater
    ISeq<Vec<double[]>> values = outcomes.stream().map(o -> Vec.of(o.objectives().stream().mapToDouble(v -> -v).toArray()))
        .collect(ISeq.toISeq());
    int[] fronts = Pareto.rank(values);
    var ranked = new ArrayList<Outcome>();
    for (int front = 0; ranked.size() < outcomes.size(); front++) {
      int current = front;
      var members = IntStream.range(0, fronts.length).filter(i -> fronts[i] == current).boxed().toList();
      double[] distances = Pareto.crowdingDistance(members.stream().map(values::get).collect(ISeq.toISeq()));
      IntStream.range(0, members.size())
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -distances[i]))
          .forEach(i -> ranked.add(outcomes.get(members.get(i))));
    }
    return ranked;
  }
}
