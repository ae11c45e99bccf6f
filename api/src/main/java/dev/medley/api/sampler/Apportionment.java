package dev.medley.api.sampler;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A sequence of tasks in which every task has its share at every moment, not only at the end: what samplers take turns by.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `p` | the tasks' shares, not negative, summing to 1 | `[k]` |
/// | `n` | how many micro-batches there have been, the next one included | `()` |
/// | `c` | how many of them each task has had | `[k]` |
/// | `d` | what is due to each task: its shares of all micro-batches so far, less `c`; `n·p − c` while shares stay | `[k]` |
///
/// Of the tasks with `d_i ≥ 1/(2k − 2)`, which can take a turn without running ahead, the next is the one that would soonest fall behind: the least
/// `(1 − 1/(2k − 2) − d_i) / p_i`. While shares stay, `|c_i − n·p_i| ≤ 1 − 1/(2k − 2)` after every `n`, so each count is its plan rounded up or down. Taking the largest
/// remainder in each turn is the same for two tasks, but lets counts stray by more than one for many. Shares that [change][#change] keep what was due; of two
/// tasks each count stays within a half of its plan however they change, of more it stays near it.
///
/// O(k) a turn. Random: which of several equally urgent tasks goes first, so that equal shares do not always bring the same tasks together in a step. Not
/// thread-safe: one for each member.
///
/// @see <a href="https://doi.org/10.1016/0012-365X(80)90269-1">Tijdeman, The chairman assignment problem, Discrete Mathematics 32, 1980, theorem 1</a>
public final class Apportionment {

  /// Two moments closer than this are one: far below a turn, and above rounding for a billion turns.
  private static final double TIE = 1e-6;

  private final long[] counts;
  private final double[] dueBefore;
  private final double slack;
  private final RandomGenerator random;
  private double[] shares;
  private long turns;

  /// @param weights not negative, not all zero; scaled to sum to 1
  /// @param random  breaks ties; the trial's own stream
  public Apportionment(double[] weights, RandomGenerator random) {
    this.shares = shares(weights);
    this.counts = new long[weights.length];
    this.dueBefore = new double[weights.length];
    this.slack = weights.length > 1 ? 1.0 / (2 * weights.length - 2) : 0;
    this.random = random;
  }

  private static double[] shares(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0 && Double.isFinite(sum)) || Arrays.stream(weights).anyMatch(w -> !(w >= 0))) {
      throw new IllegalArgumentException("Shares are not negative and not all zero, not " + Arrays.toString(weights));
    }
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  /// Takes other shares from the next turn on. A task that has none any more is owed nothing.
  ///
  /// @param weights as many as before, not negative, not all zero; scaled to sum to 1
  public void change(double[] weights) {
    if (weights.length != counts.length)
      throw new IllegalArgumentException("Shares are of " + counts.length + " tasks, not of " + weights.length);
    var others = shares(weights);
    if (Arrays.equals(others, shares)) return;
    for (int i = 0; i < counts.length; i++) {
      dueBefore[i] = others[i] == 0 ? 0 : due(i);
      counts[i] = 0;
    }
    shares = others;
    turns = 0;
  }

  /// Whose turn it is.
  public int next() {
    turns++;
    int chosen = mostUrgent();
    counts[chosen]++;
    return chosen;
  }

  private double due(int task) {
    return dueBefore[task] + turns * shares[task] - counts[task];
  }

  private int mostUrgent() {
    int chosen = -1;
    double soonest = Double.POSITIVE_INFINITY;
    int ties = 0;
    for (int i = 0; i < shares.length; i++) {
      double due = due(i);
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
    return chosen >= 0 ? chosen : mostOwed();
  }

  /// Where changes have left nobody enough due: who is owed most.
  private int mostOwed() {
    int most = -1;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0 && (most < 0 || due(i) > due(most))) most = i;
    }
    return most;
  }
}
