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
  /// What keeps all constraints comes before what does not, which is ordered by how little it fails them. With several objectives, as in NSGA-II: an outcome on an earlier front is better,
  /// and on the same front one that stands farther from its neighbours.
  public static <T> List<T> of(List<T> finished, Function<T, Outcome> outcome) {
    var succeeded = finished.stream().filter(t -> !outcome.apply(t).failed()).toList();
    if (succeeded.stream().allMatch(t -> outcome.apply(t).feasible())) return byObjectives(succeeded, outcome);
    var violations = Violations.of(succeeded.stream().map(outcome).toList());
    var ranked = new ArrayList<>(byObjectives(succeeded.stream().filter(t -> outcome.apply(t).feasible()).toList(), outcome));
    IntStream.range(0, succeeded.size()).filter(i -> !outcome.apply(succeeded.get(i)).feasible()).boxed()
        .sorted(Comparator.comparingDouble(i -> violations[i])).forEach(i -> ranked.add(succeeded.get(i)));
    return ranked;
  }

  private static <T> List<T> byObjectives(List<T> succeeded, Function<T, Outcome> outcome) {
    boolean several = !succeeded.isEmpty() && outcome.apply(succeeded.getFirst()).objectives().size() > 1;
    return several ? byFronts(succeeded, outcome) : byCost(succeeded, outcome);
  }

  /// What it costs is looked up once for each: a search ranks its whole history with every proposal.
  private static <T> List<T> byCost(List<T> succeeded, Function<T, Outcome> outcome) {
    record Priced<T>(T trial, double cost) {}
    return succeeded.stream().map(t -> new Priced<>(t, outcome.apply(t).objectives().getFirst()))
        .sorted(Comparator.comparingDouble(Priced::cost)).map(Priced::trial).toList();
  }

  /// Those that keep all constraints and that none of these beats in one objective without losing to them in another; in their order.
  public static <T> List<T> front(List<T> finished, Function<T, Outcome> outcome) {
    var front = new ArrayList<T>();
    for (var trial : finished) {
      var objectives = outcome.apply(trial).objectives();
      if (!outcome.apply(trial).feasible() || front.stream().anyMatch(f -> dominates(outcome.apply(f).objectives(), objectives))) continue;
      front.removeIf(f -> dominates(objectives, outcome.apply(f).objectives()));
      front.add(trial);
    }
    return front;
  }

  private static boolean dominates(List<Double> some, List<Double> others) {
    boolean better = false;
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) > others.get(i)) return false;
      better |= some.get(i) < others.get(i);
    }
    return better;
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
