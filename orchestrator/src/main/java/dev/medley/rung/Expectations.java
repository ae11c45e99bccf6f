package dev.medley.rung;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
      var gains = gainsFrom(rungs, rung);
      rungs.get(rung).forEach((trial, what) -> {
        last.put(trial, what);
        told.put(trial, sums(what.objectives(), gains));
      });
    }
    putBehind(ladder, last, told);
    return told;
  }

  private static List<Double> sums(List<Double> values, List<Double> gains) {
    return IntStream.range(0, values.size()).mapToObj(o -> values.get(o) + (gains.isEmpty() ? 0 : gains.get(o))).toList();
  }

  /// What trials gained in each objective from a rung to the last that any has reached; nothing where nobody went on.
  private static List<Double> gainsFrom(List<SortedMap<Integer, Reached>> rungs, int rung) {
    List<Double> sum = List.of();
    for (int r = rung; r + 1 < rungs.size(); r++) {
      var gains = medianGains(rungs.get(r), rungs.get(r + 1));
      if (!gains.isEmpty()) sum = sums(gains, sum);
    }
    return sum;
  }

  private static List<Double> medianGains(SortedMap<Integer, Reached> before, SortedMap<Integer, Reached> after) {
    var pairs = after.values().stream().filter(then -> before.containsKey(then.trial())).toList();
    if (pairs.isEmpty()) return List.of();
    return IntStream.range(0, pairs.getFirst().objectives().size()).mapToObj(o -> median(pairs.stream()
        .map(then -> then.objectives().get(o) - Objects.requireNonNull(before.get(then.trial())).objectives().get(o))
        .filter(Double::isFinite)
        .sorted().toList())).toList();
  }

  private static double median(List<Double> sorted) {
    return sorted.isEmpty() ? 0 : (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private static void putBehind(Ladder ladder, SortedMap<Integer, Reached> last, SortedMap<Integer, List<Double>> told) {
    var lacking = last.values().stream().filter(r -> !ladder.keepsGuard(r)).toList();
    if (lacking.isEmpty()) return;
    var kept = new TreeMap<>(told);
    lacking.forEach(r -> kept.remove(r.trial()));
    kept.values().removeIf(values -> !values.stream().allMatch(Double::isFinite));
    for (var reached : lacking) {
      var values = new ArrayList<Double>();
      for (int o = 0; o < reached.objectives().size(); o++) {
        int at = o;
        var among = kept.values().stream().mapToDouble(v -> v.get(at)).summaryStatistics();
        double worst = kept.isEmpty() ? 0 : among.getMax();
        double spread = kept.isEmpty() || among.getMax() == among.getMin() ? 1 : among.getMax() - among.getMin();
        values.add(worst + spread * reached.shortfall() / 100);
      }
      told.put(reached.trial(), values);
    }
  }
}
