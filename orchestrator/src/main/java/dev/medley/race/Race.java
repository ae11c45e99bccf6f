package dev.medley.race;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;

/// Repeats contenders with new seeds, all alike, and drops who is behind for certain.
///
/// | symbol | meaning |
/// |---|---|
/// | `m` | contenders |
/// | `n_i`, `x̄_i` | repeats of contender `i`, and the mean of what they reached; less is better |
/// | `s²` | `Σ_i Σ_j (x_ij − x̄_i)² / Σ_i (n_i − 1)`: the noise, taken to be alike for all |
///
/// After two repeats each, contender `i` is dropped if `(x̄_i − x̄_b) / (s √(1/n_i + 1/n_b))` exceeds the quantile `1 − 0.05/(m − 1)` of Student's distribution with `Σ (n_i − 1)` degrees of freedom, where `b` has the
/// least mean. What a contender had reached before it was chosen does not count: it was chosen for that, so it is flattered. Used by one thread.
///
/// @see <a href="https://doi.org/10.1023/A:1006556606079">Maron and Moore, The Racing Algorithm, Artificial Intelligence Review 1997</a>
public final class Race {

  private static final double LEVEL = 0.05;
  private static final int LEAST = 2;

  /// How a contender stands.
  ///
  /// @param mean    of its repeats; less is better
  /// @param margin  half the width of the interval that holds its expectation with 95 %
  /// @param repeats how many there are
  /// @param tied    whether it may be the best as well as the one with the least mean may
  public record Standing(int trial, double mean, double margin, int repeats, boolean tied) {}

  private final Map<Integer, List<Double>> reached = new LinkedHashMap<>();
  private final int budget;

  /// @param contenders their numbers
  /// @param budget     the most repeats of all of them together
  public Race(Collection<Integer> contenders, int budget) {
    contenders.forEach(trial -> reached.put(trial, new ArrayList<>()));
    this.budget = budget;
  }

  /// Whom to repeat next, each once; nobody where one is left, or the budget does not serve all that are.
  public List<Integer> next() {
    var left = reached.keySet().stream().filter(this::mayBeBest).toList();
    int spent = reached.values().stream().mapToInt(List::size).sum();
    return left.size() < 2 || spent + left.size() > budget ? List.of() : left;
  }

  /// Tells what a repeat reached; NaN, as where it failed, ends the contender.
  public void tell(int trial, double value) {
    var values = reached.get(trial);
    if (values == null) throw new IllegalArgumentException("Trial " + trial + " is no contender of " + reached.keySet());
    values.add(value);
  }

  /// Those with repeats that are all numbers, the best mean first.
  public List<Standing> standings() {
    return reached.keySet().stream().filter(trial -> !Double.isNaN(mean(trial)))
        .map(trial -> new Standing(trial, mean(trial), margin(trial), count(trial), mayBeBest(trial)))
        .sorted(Comparator.comparingDouble(Standing::mean)).toList();
  }

  private boolean mayBeBest(int trial) {
    if (count(trial) == 0) return true;
    if (Double.isNaN(mean(trial))) return false;
    int best = reached.keySet().stream().filter(t -> !Double.isNaN(mean(t))).min(Comparator.comparingDouble(this::mean)).orElse(trial);
    double behind = mean(trial) - mean(best);
    if (behind == 0 || Math.min(count(trial), count(best)) < LEAST) return true;
    double quantile = student().inverseCumulativeProbability(1 - LEVEL / Math.max(1, reached.size() - 1));
    return behind <= quantile * noise() * Math.sqrt(1.0 / count(trial) + 1.0 / count(best));
  }

  private int count(int trial) {
    return values(trial).size();
  }

  private double mean(int trial) {
    return values(trial).stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private List<Double> values(int trial) {
    return reached.getOrDefault(trial, List.of());
  }

  private double margin(int trial) {
    return freedom() == 0 ? Double.NaN : student().inverseCumulativeProbability(1 - LEVEL / 2) * noise() / Math.sqrt(count(trial));
  }

  private double noise() {
    double squares = 0;
    for (int trial : reached.keySet()) {
      double mean = mean(trial);
      if (!Double.isNaN(mean)) squares += values(trial).stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    }
    return Math.sqrt(squares / freedom());
  }

  private int freedom() {
    return reached.keySet().stream().filter(trial -> !Double.isNaN(mean(trial))).mapToInt(trial -> count(trial) - 1).sum();
  }

  private TDistribution student() {
    return new TDistribution(freedom());
  }
}
