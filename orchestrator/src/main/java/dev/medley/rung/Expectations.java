package dev.medley.rung;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What a search is told of trials that stand on different rungs, so that it can compare them.
///
/// A trial that stands at a rung is told to reach what it reached there, and from there on what those gained that went on: at each further rung the median of their gains, objective by objective. Within a
/// rung the order stays as it was. Those that fall short of the guard come after all others, the less they fall short the better (Deb's rule for constraints): each objective is
/// that of the worst that keeps it, and more by as many hundredths of all that lies between the best and the worst as it falls short by per cent.
public final class Expectations {

  private Expectations() {}

  /// By trial; those that have reached nothing are absent.
  public static SortedMap<Integer, List<Double>> of(Ladder ladder) {
    var told = new TreeMap<Integer, List<Double>>();
    var last = new TreeMap<Integer, Reached>();
    var rungs = ladder.reached();
    for (int rung = 0; rung < rungs.size(); rung++) {
      int from = rung;
      rungs.get(rung).forEach((trial, what) -> {
        last.put(trial, what);
        told.put(trial,
            IntStream.range(0, what.objectives().size()).mapToObj(o -> what.objectives().get(o) + gainsFrom(rungs, from, o)).toList());
      });
    }
    behind(ladder, last, told);
    return told;
  }

  /// What trials gained in an objective from a rung to the last that any has reached.
  private static double gainsFrom(List<SortedMap<Integer, Reached>> rungs, int rung, int objective) {
    double sum = 0;
    for (int r = rung; r + 1 < rungs.size(); r++) {
      var before = rungs.get(r);
      var gains = rungs.get(r + 1).values().stream().filter(after -> before.containsKey(after.trial()))
          .map(after -> after.objectives().get(objective)
              - java.util.Objects.requireNonNull(before.get(after.trial())).objectives().get(objective))
          .filter(Double::isFinite).sorted().toList();
      if (!gains.isEmpty()) sum += (gains.get((gains.size() - 1) / 2) + gains.get(gains.size() / 2)) / 2;
    }
    return sum;
  }

  private static void behind(Ladder ladder, SortedMap<Integer, Reached> last, SortedMap<Integer, List<Double>> told) {
    var lacking = last.values().stream().filter(r -> !ladder.keepsGuard(r)).toList();
    if (lacking.isEmpty()) return;
    var kept = told.entrySet().stream().filter(e -> lacking.stream().noneMatch(r -> r.trial() == e.getKey()))
        .map(java.util.Map.Entry::getValue)
        .filter(values -> values.stream().allMatch(Double::isFinite)).toList();
    for (var reached : lacking) {
      var values = new ArrayList<Double>();
      for (int o = 0; o < reached.objectives().size(); o++) {
        int at = o;
        double worst = kept.stream().map(v -> v.get(at)).max(Comparator.naturalOrder()).orElse(0.0);
        double best = kept.stream().map(v -> v.get(at)).min(Comparator.naturalOrder()).orElse(0.0);
        values.add(worst + (worst > best ? worst - best : 1) * reached.shortfall() / 100);
      }
      told.put(reached.trial(), values);
    }
  }
}
