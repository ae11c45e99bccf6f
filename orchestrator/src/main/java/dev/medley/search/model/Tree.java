package dev.medley.search.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// An extremely randomised regression tree: at each node the best of some splits whose feature and threshold are drawn at random.
///
/// @see <a href="https://doi.org/10.1007/s10994-006-6226-1">Geurts, Ernst and Wehenkel, Extremely randomized trees, 2006</a>
final class Tree {

  /// A node with fewer samples is a leaf.
  private static final int LEAST_SAMPLES = 3;

  private static final int LEAF = -1;

  /// For each node the feature that it splits by, or [#LEAF]; the left child stands next to its parent.
  private final int[] splits;
  private final double[] thresholds;
  private final int[] rights;
  private final double[] means;
  private int nodes;

  private Tree(int samples) {
    int most = Math.max(1, 2 * samples - 1);
    splits = new int[most];
    thresholds = new double[most];
    rights = new int[most];
    means = new double[most];
  }

  /// @param rows     which samples it learns from; is reordered
  /// @param attempts how many splits are drawn at a node
  static Tree grown(double[][] points, double[] outcomes, int[] rows, int attempts, RandomGenerator random) {
    var tree = new Tree(rows.length);
    tree.grow(new Samples(points, outcomes, rows), 0, rows.length, attempts, random);
    return tree;
  }

  double predict(double[] point) {
    int node = 0;
    while (splits[node] != LEAF) node = point[splits[node]] <= thresholds[node] ? node + 1 : rights[node];
    return means[node];
  }

  private int grow(Samples samples, int from, int to, int attempts, RandomGenerator random) {
    int node = nodes++;
    means[node] = samples.mean(from, to);
    splits[node] = LEAF;
    if (to - from < LEAST_SAMPLES) return node;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < attempts; i++) {
      int feature = random.nextInt(samples.features());
      double threshold = samples.between(feature, from, to, random.nextDouble());
      if (Double.isNaN(threshold)) continue;
      double gain = samples.gain(feature, threshold, from, to);
      if (gain > most) {
        most = gain;
        splits[node] = feature;
        thresholds[node] = threshold;
      }
    }
    if (splits[node] == LEAF) return node;
    int middle = samples.partition(splits[node], thresholds[node], from, to);
    grow(samples, from, middle, attempts, random);
    rights[node] = grow(samples, middle, to, attempts, random);
    return node;
  }

  /// The samples of a tree, of which each node has a stretch.
  private static final class Samples {

    private final double[][] points;
    private final double[] outcomes;
    private final int[] rows;

    Samples(double[][] points, double[] outcomes, int[] rows) {
      this.points = points;
      this.outcomes = outcomes;
      this.rows = rows;
    }

    int features() {
      return points[0].length;
    }

    double mean(int from, int to) {
      return Arrays.stream(rows, from, to).mapToDouble(row -> outcomes[row]).average().orElseThrow();
    }

    /// A threshold between the ends of a feature; NaN where all samples have the same.
    double between(int feature, int from, int to, double at) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        double v = points[rows[i]][feature];
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
      double threshold = low + at * (high - low);
      return low < high && threshold < high ? threshold : Double.NaN;
    }

    /// How much of the outcomes' spread a split explains, up to a constant.
    double gain(int feature, double threshold, int from, int to) {
      double left = 0;
      double right = 0;
      int count = 0;
      for (int i = from; i < to; i++) {
        if (points[rows[i]][feature] <= threshold) {
          left += outcomes[rows[i]];
          count++;
        } else {
          right += outcomes[rows[i]];
        }
      }
      return left * left / count + right * right / (to - from - count);
    }

    int partition(int feature, double threshold, int from, int to) {
      int middle = from;
      for (int i = from; i < to; i++) {
        if (points[rows[i]][feature] > threshold) continue;
        int row = rows[i];
        rows[i] = rows[middle];
        rows[middle++] = row;
      }
      return middle;
    }
  }
}
