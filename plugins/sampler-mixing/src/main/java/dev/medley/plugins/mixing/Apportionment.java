package dev.medley.plugins.mixing;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A sequence of tasks in which every task has its share at every moment, not only at the end.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `p` | the tasks' shares, not negative, summing to 1 | `[k]` |
/// | `n` | how many micro-batches there have been, the next one included | `()` |
/// | `c` | how many of them each task has had | `[k]` |
///
/// Of the tasks with `n·p_i − c_i ≥ 1/(2k − 2)`, which can take a turn without running ahead, the next is the one that would soonest fall behind: the least
/// `(1 − 1/(2k − 2) − (n·p_i − c_i)) / p_i`. After every `n`, `|c_i − n·p_i| ≤ 1 − 1/(2k − 2)`, so each count is its plan rounded up or down. Taking the largest
/// remainder in each turn is the same for two tasks, but lets counts stray by more than one for many.
///
/// O(k) a turn. Random: which of several equally urgent tasks goes first, so that equal shares do not always bring the same tasks together in a step.
///
/// @see <a href="https://doi.org/10.1016/0012-365X(80)90269-1">Tijdeman, The chairman assignment problem, Discrete Mathematics 32, 1980, theorem 1</a>
final class Apportionment {

  /// Two moments closer than this are one: far below a turn, and above rounding for a billion turns.
  private static final double TIE = 1e-6;

  private final double[] shares;
  private final long[] counts;
  private final double slack;
  private final RandomGenerator random;
  private long turns;

  /// @param weights not negative, not all zero; scaled to sum to 1
  Apportionment(double[] weights, RandomGenerator random) {
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0 && Double.isFinite(sum)) || Arrays.stream(weights).anyMatch(w -> !(w >= 0))) {
      throw new IllegalArgumentException("Shares are not negative and not all zero, not " + Arrays.toString(weights));
    }
    this.shares = Arrays.stream(weights).map(w -> w / sum).toArray();
    this.counts = new long[weights.length];
    this.slack = weights.length > 1 ? 1.0 / (2 * weights.length - 2) : 0;
    this.random = random;
  }

  /// Whose turn it is.
  int next() {
    turns++;
    int chosen = mostUrgent();
    counts[chosen]++;
    return chosen;
  }

  private int mostUrgent() {
    int chosen = -1;
    double soonest = Double.POSITIVE_INFINITY;
    int ties = 0;
    for (int i = 0; i < shares.length; i++) {
      double due = turns * shares[i] - counts[i];
      if (shares[i] == 0 || due < slack - TIE) continue;
      double deadline = (1 - slack - due) / shares[i];
      if (deadline < soonest - TIE) {
        chosen = i;
        soonest = deadline;
        ties = 1;
      } else if (deadline <= soonest + TIE && random.nextInt(++ties) == 0) {
        chosen = i;
      }
    }
    if (chosen < 0) throw new IllegalStateException("No task is due at turn " + turns + " of shares " + Arrays.toString(shares));
    return chosen;
  }
}
