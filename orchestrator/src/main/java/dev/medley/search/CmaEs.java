package dev.medley.search;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/// A normal distribution that evolves: evolution strategies with covariance matrix adaptation, of rank one and rank μ.
///
/// A generation makes a new one of this one. Its members may have been drawn from any distribution: steps that this one could hardly have made are shortened.
///
/// @see <a href="https://arxiv.org/abs/1604.00772">Hansen, The CMA Evolution Strategy: A Tutorial, 2016</a>
/// @see <a href="https://arxiv.org/abs/1110.4181">Hansen, Injecting External Solutions Into CMA-ES, 2011</a>
final class CmaEs {

  private static final double FIRST_DEVIATION = 0.3;
  private static final double LEAST_VARIANCE = 1e-20;

  private final int size;
  private final double[] mean;
  private final double deviation;
  private final double[][] covariance;
  private final double[] pathOfSteps;
  private final double[] pathOfCovariance;
  private final int generation;
  /// The covariance as `B·diag(D²)·Bᵀ`.
  private final double[][] axes;
  private final double[] lengths;

  private CmaEs(double[] mean, double deviation, double[][] covariance, double[] pathOfSteps, double[] pathOfCovariance, int generation) {
    this.size = mean.length;
    this.mean = mean;
    this.deviation = deviation;
    this.covariance = covariance;
    this.pathOfSteps = pathOfSteps;
    this.pathOfCovariance = pathOfCovariance;
    this.generation = generation;
    var eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    this.axes = eigen.getV().getData();
    this.lengths = eigen.getRealEigenvalues();
    for (int i = 0; i < size; i++) lengths[i] = Math.sqrt(Math.max(lengths[i], LEAST_VARIANCE));
  }

  /// About the middle of the unit cube.
  static CmaEs initial(int size) {
    var mean = new double[size];
    Arrays.fill(mean, 0.5);
    var identity = new double[size][size];
    for (int i = 0; i < size; i++) identity[i][i] = 1;
    return new CmaEs(mean, FIRST_DEVIATION, identity, new double[size], new double[size], 0);
  }

  /// How many members a generation has.
  static int members(int size) {
    return 4 + (int) (3 * Math.log(size));
  }

  double[] drawn(RandomGenerator random) {
    var scaled = new double[size];
    for (int i = 0; i < size; i++) scaled[i] = lengths[i] * random.nextGaussian();
    var drawn = mean.clone();
    for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) drawn[i] += deviation * axes[i][j] * scaled[j];
    return drawn;
  }

  /// The distribution after a generation.
  ///
  /// @param ranked its members, best first
  CmaEs after(List<double[]> ranked) {
    int parents = ranked.size() / 2;
    var weights = new double[parents];
    double sum = 0;
    for (int i = 0; i < parents; i++) {
      weights[i] = Math.log((ranked.size() + 1) / 2.0) - Math.log(i + 1);
      sum += weights[i];
    }
    double squares = 0;
    for (int i = 0; i < parents; i++) {
      weights[i] /= sum;
      squares += weights[i] * weights[i];
    }
    double effective = 1 / squares;
    double stepRate = (effective + 2) / (size + effective + 5);
    double damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (size + 1)) - 1) + stepRate;
    double pathRate = (4 + effective / size) / (size + 4 + 2 * effective / size);
    double oneRate = 2 / ((size + 1.3) * (size + 1.3) + effective);
    double manyRate = Math.min(1 - oneRate, 2 * (effective - 2 + 1 / effective) / ((size + 2) * (size + 2) + effective));
    double usualLength = Math.sqrt(size) * (1 - 1.0 / (4 * size) + 1.0 / (21.0 * size * size));

    var steps = ranked.subList(0, parents).stream().map(this::step).toArray(double[][]::new);
    var joint = new double[size];
    for (int i = 0; i < parents; i++) for (int k = 0; k < size; k++) joint[k] += weights[i] * steps[i][k];
    var newMean = mean.clone();
    for (int k = 0; k < size; k++) newMean[k] += deviation * joint[k];

    var white = whitened(joint);
    var newPathOfSteps = pathOfSteps.clone();
    double length = 0;
    for (int k = 0; k < size; k++) {
      newPathOfSteps[k] = (1 - stepRate) * pathOfSteps[k] + Math.sqrt(stepRate * (2 - stepRate) * effective) * white[k];
      length += newPathOfSteps[k] * newPathOfSteps[k];
    }
    length = Math.sqrt(length);
    double unbiased = length / Math.sqrt(1 - Math.pow(1 - stepRate, 2.0 * (generation + 1)));
    boolean stalled = unbiased >= (1.4 + 2.0 / (size + 1)) * usualLength;
    var newPath = new double[size];
    for (int k = 0; k < size; k++) {
      newPath[k] = (1 - pathRate) * pathOfCovariance[k] + (stalled ? 0 : Math.sqrt(pathRate * (2 - pathRate) * effective) * joint[k]);
    }
    double kept = 1 - oneRate - manyRate + (stalled ? oneRate * pathRate * (2 - pathRate) : 0);
    var newCovariance = new double[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        double many = 0;
        for (int i = 0; i < parents; i++) many += weights[i] * steps[i][a] * steps[i][b];
        newCovariance[a][b] = kept * covariance[a][b] + oneRate * newPath[a] * newPath[b] + manyRate * many;
        newCovariance[b][a] = newCovariance[a][b];
      }
    }
    double newDeviation = deviation * Math.exp(Math.min(1, stepRate / damping * (length / usualLength - 1)));
    return new CmaEs(newMean, Math.min(newDeviation, 1), newCovariance, newPathOfSteps, newPath, generation + 1);
  }

  /// From the mean to a member in units of the deviation, no longer than is likely.
  private double[] step(double[] member) {
    var step = new double[size];
    for (int k = 0; k < size; k++) step[k] = (member[k] - mean[k]) / deviation;
    double length = 0;
    for (double w : whitened(step)) length += w * w;
    double most = Math.sqrt(size) + 2.0 * size / (size + 2);
    double factor = Math.min(1, most / Math.sqrt(length));
    for (int k = 0; k < size; k++) step[k] *= factor;
    return step;
  }

  /// `C^(−1/2)·step`.
  private double[] whitened(double[] step) {
    var along = new double[size];
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) along[j] += axes[i][j] * step[i];
      along[j] /= lengths[j];
    }
    var white = new double[size];
    for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) white[i] += axes[i][j] * along[j];
    return white;
  }
}
