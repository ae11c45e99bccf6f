package dev.medley.plugins.adaptive;

import java.util.Arrays;

/// How much training on one task lowers the loss of another, estimated from the losses of a round of steps in which the shares were varied.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `N` | micro-batches that each task had had in the round before a step | `[k]` |
/// | `ℓ_j` | the loss of task `j` in that step, if it was drawn | `()` |
/// | `a_j` | by how much a micro-batch of each task lowers `ℓ_j` | `[k]` |
///
/// Least squares of `ℓ_j ≈ c_j − a_j·N` over the steps of the round in which `j` was drawn, with a ridge of a hundred thousandth of the mean square of `N`,
/// so that what the round did not vary is estimated as nothing. O(k²) for each loss, O(k⁴) a round.
final class Affinities {

  private static final double RIDGE = 1e-5;

  private final int tasks;
  private final double[] before;
  /// For each task whose loss it is: how many losses, their mean, the mean of `N`, and the centred sums of squares and products.
  private final long[] count;
  private final double[] meanLoss;
  private final double[][] meanDrawn;
  private final double[][][] squares;
  private final double[][] products;

  Affinities(int tasks) {
    this.tasks = tasks;
    before = new double[tasks];
    count = new long[tasks];
    meanLoss = new double[tasks];
    meanDrawn = new double[tasks][tasks];
    squares = new double[tasks][tasks][tasks];
    products = new double[tasks][tasks];
  }

  /// The loss of a task in the present step, before what the step draws has its effect.
  void add(int task, double loss) {
    long n = ++count[task];
    double[] off = new double[tasks];
    for (int i = 0; i < tasks; i++) off[i] = before[i] - meanDrawn[task][i];
    double offLoss = loss - meanLoss[task];
    double share = (n - 1.0) / n;
    for (int i = 0; i < tasks; i++) {
      for (int j = 0; j < tasks; j++) squares[task][i][j] += share * off[i] * off[j];
      products[task][i] += share * off[i] * offLoss;
      meanDrawn[task][i] += off[i] / n;
    }
    meanLoss[task] += offLoss / n;
  }

  /// The present step is over, and trained on so many micro-batches of each task.
  void trained(int[] drawn) {
    for (int i = 0; i < tasks; i++) before[i] += drawn[i];
  }

  /// Row `i` says how much a micro-batch of task `i` lowers the loss of each task.
  double[][] estimate() {
    double[][] affinity = new double[tasks][tasks];
    for (int j = 0; j < tasks; j++) {
      double[][] system = new double[tasks][];
      double trace = 0;
      for (int i = 0; i < tasks; i++) {
        system[i] = squares[j][i].clone();
        trace += squares[j][i][i];
      }
      if (trace == 0) continue;
      for (int i = 0; i < tasks; i++) system[i][i] += RIDGE * trace / tasks;
      double[] slopes = solve(system, products[j]);
      for (int i = 0; i < tasks; i++) affinity[i][j] = -slopes[i];
    }
    return affinity;
  }

  /// Elimination without exchanges, which a positive definite matrix does not need.
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[] x = right.clone();
    for (int column = 0; column < n; column++) {
      for (int row = column + 1; row < n; row++) {
        double factor = matrix[row][column] / matrix[column][column];
        for (int i = column; i < n; i++) matrix[row][i] -= factor * matrix[column][i];
        x[row] -= factor * x[column];
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int i = row + 1; i < n; i++) x[row] -= matrix[row][i] * x[i];
      x[row] /= matrix[row][row];
    }
    return x;
  }

  /// With nothing below 0 and 1 as the largest; every task for itself where none helps any.
  static double[][] scaled(double[][] affinity) {
    double largest = Arrays.stream(affinity).flatMapToDouble(Arrays::stream).max().orElse(0);
    double[][] scaled = new double[affinity.length][affinity.length];
    for (int i = 0; i < scaled.length; i++) {
      for (int j = 0; j < scaled.length; j++)
        scaled[i][j] = largest > 0 ? Math.max(0, affinity[i][j]) / largest : (i == j ? 1 : 0);
    }
    return scaled;
  }
}
