package dev.medley.search;

import io.jenetics.ext.moea.Pareto;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Orders outcomes from the best to the worst.
public final class Ranking {

  private Ranking() {}

  /// The outcomes that did not fail, best first; equal ones by their numbers.
  static List<Outcome> of(List<Outcome> finished) {
    return of(finished, Function.identity());
  }

  /// What did not fail, best first; equal ones in their order.
  ///
  /// With several objectives, as in NSGA-II: an outcome on an earlier front is better, and on the same front one
  /// that stands farther from its neighbours.
  public static <T> List<T> of(List<T> finished, Function<T, Outcome> outcome) {
    var succeeded = finished.stream().filter(t -> !outcome.apply(t).failed()).toList();
    boolean several = !succeeded.isEmpty() && outcome.apply(succeeded.getFirst()).objectives().size() > 1;
    return several
        ? byFronts(succeeded, outcome)
        : succeeded.stream().sorted(Comparator.comparingDouble(t -> outcome.apply(t).objectives().getFirst())).toList();
  }

  /// The fronts that outcomes lie on, from 1, which no other dominates; 0 for one that failed.
  public static List<Integer> fronts(List<Outcome> outcomes) {
    var succeeded = outcomes.stream().filter(outcome -> !outcome.failed()).toList();
    int[] ranks = succeeded.isEmpty() ? new int[0] : Pareto.rank(values(succeeded, Function.identity()));
    var fronts = new ArrayList<Integer>();
    int next = 0;
    for (var outcome : outcomes) fronts.add(outcome.failed() ? 0 : ranks[next++] + 1);
    return fronts;
  }

  /// Pareto prefers what is greater.
  private static <T> ISeq<Vec<double[]>> values(List<T> outcomes, Function<T, Outcome> outcome) {
    return outcomes.stream().map(t -> Vec.of(outcome.apply(t).objectives().stream().mapToDouble(v -> -v).toArray())).collect(ISeq.toISeq());
  }

  private static <T> List<T> byFronts(List<T> outcomes, Function<T, Outcome> outcome) {
    var values = values(outcomes, outcome);
    int[] fronts = Pareto.rank(values);
    var ranked = new ArrayList<T>();
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
