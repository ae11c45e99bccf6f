package dev.medley.search.model;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/// A Gaussian process: outcomes as one normal vector, whose covariance is a kernel of the points.
///
/// For samples `X`, `y` and the covariance `K` with its noise: `mean(x) = k(x)ᵀK⁻¹y`, `variance(x) = k(x, x) − k(x)ᵀK⁻¹k(x)`. Costs O(n³) to make and O(n² + n·features) to
/// predict.
///
/// @see <a href="https://gaussianprocess.org/gpml/">Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, Algorithm 2.1</a>
public final class GaussianProcess implements Surrogate {

  private static final double LEAST_VARIANCE = 1e-12;
  private static final int ITERATIONS = 40;
  private static final int MORE_ITERATIONS = 12;

  private final FeatureGroups groups;
  private final Kernel kernel;
  private final double[][] points;
  private final double[] outcomes;
  private final double[][] covariances;
  /// One row for each feature, so that distances to all points are sums of rows.
  private final double[][] features;
  private final double[] weights;
  private final double[] amplitudes;
  private final double jointVariance;
  private final double variance;
  private final double reach;
  private final Quadratic quadratic;
  private final double quadraticVariance;
  private final CholeskyDecomposition factors;
  /// The factor's columns, each from its diagonal on: forward substitution subtracts whole columns.
  private final double[][] columns;
  private final double[] solved;

  private GaussianProcess(FeatureGroups groups, Kernel kernel, double[][] points, double[] outcomes, double[][] known) {
    this.groups = groups;
    this.points = points;
    this.outcomes = outcomes;
    this.features = transposed(points, groups.features());
    this.weights = new double[groups.count()];
    this.amplitudes = new double[groups.count()];
    for (int g = 0; g < weights.length; g++) {
      weights[g] = kernel.weight(g);
      amplitudes[g] = kernel.amplitude(g);
    }
    this.jointVariance = kernel.joint();
    this.variance = kernel.variance();
    this.reach = kernel.reach();
    this.quadratic = new Quadratic(groups);
    this.quadraticVariance = kernel.quadratic();
    this.covariances = new double[points.length][];
    for (int i = 0; i < points.length; i++) covariances[i] = i < known.length ? known[i] : covariances(points[i], i);
    var sound = kernel;
    CholeskyDecomposition decomposition = null;
    while (decomposition == null) {
      try {
        decomposition = new CholeskyDecomposition(matrix(sound.noise()), Covariance.SYMMETRY, Covariance.LEAST_PIVOT);
      } catch (NonPositiveDefiniteMatrixException singular) {
        sound = sound.noisier();
      }
    }
    this.kernel = sound;
    this.factors = decomposition;
    this.columns = decomposition.getLT().getData();
    this.solved = decomposition.getSolver().solve(new ArrayRealVector(outcomes, false)).toArray();
  }

  /// A process with the most likely kernel.
  ///
  /// @param points   features of each, at least one
  /// @param outcomes best of mean 0 and deviation 1
  public static GaussianProcess fitted(FeatureGroups groups, double[][] points, double[] outcomes) {
    return fitted(groups, points, outcomes, Kernel.initial(groups.count()), ITERATIONS);
  }

  /// A process of quadratic functions of the numbers among the features.
  public static GaussianProcess quadratic(FeatureGroups groups, double[][] points, double[] outcomes) {
    return new GaussianProcess(groups, Kernel.quadratic(groups.count()), points, outcomes, new double[0][]);
  }

  /// A process of other samples with the most likely kernel near this one's.
  public GaussianProcess refitted(double[][] others, double[] values) {
    return fitted(groups, others, values, kernel.revived(), MORE_ITERATIONS);
  }

  private static GaussianProcess fitted(FeatureGroups groups, double[][] points, double[] outcomes, Kernel start, int iterations) {
    var kernel = points.length < 2 ? start : KernelFit.fitted(start, new KernelPosterior(groups, points, outcomes), iterations);
    return new GaussianProcess(groups, kernel, points, outcomes, new double[0][]);
  }

  /// A process of other samples with this one's kernel.
  public GaussianProcess of(double[][] others, double[] values) {
    return new GaussianProcess(groups, kernel, others, values, new double[0][]);
  }

  /// As if more points had been tried, and had come out as expected: where they are, less is to be learnt.
  public GaussianProcess believing(double[][] pending) {
    if (pending.length == 0) return this;
    var all = Arrays.copyOf(points, points.length + pending.length);
    System.arraycopy(pending, 0, all, points.length, pending.length);
    var values = Arrays.copyOf(outcomes, all.length);
    for (int i = 0; i < pending.length; i++) values[points.length + i] = predict(pending[i]).mean();
    return new GaussianProcess(groups, kernel, all, values, covariances);
  }

  @Override
  public Prediction predict(double[] point) {
    var k = covariances(point, points.length);
    double mean = 0;
    for (int i = 0; i < k.length; i++) mean += k[i] * solved[i];
    double left = variance(point);
    for (int j = 0; j < k.length; j++) {
      var column = columns[j];
      double v = k[j] / column[j];
      left -= v * v;
      for (int i = j + 1; i < k.length; i++) k[i] -= v * column[i];
    }
    return new Prediction(mean, Math.sqrt(Math.max(left, LEAST_VARIANCE)));
  }

  /// What each sample is expected to be from all others: `y_i − (K⁻¹y)_i / (K⁻¹)_ii`.
  public double[] leftOut() {
    var inverse = factors.getSolver().getInverse();
    var expected = new double[outcomes.length];
    for (int i = 0; i < expected.length; i++) expected[i] = outcomes[i] - solved[i] / inverse.getEntry(i, i);
    return expected;
  }

  /// The least outcome without its noise.
  public double best() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < outcomes.length; i++) least = Math.min(least, outcomes[i] - kernel.noise() * solved[i]);
    return least;
  }

  /// The kernel between a point and the first so many samples.
  private double[] covariances(double[] point, int count) {
    var joint = new double[count];
    var own = new double[count];
    var distances = new double[count];
    for (int g = 0; g < weights.length; g++) {
      Arrays.fill(distances, 0);
      for (int f = groups.start(g); f < groups.end(g); f++) addSquares(distances, features[f], point[f]);
      double weight = weights[g];
      for (int i = 0; i < count; i++) joint[i] += weight * distances[i];
      if (amplitudes[g] == 0) continue;
      for (int i = 0; i < count; i++) own[i] += amplitudes[g] * (distances[i] == 0 ? 1 : Matern.value(reach * distances[i]));
    }
    for (int i = 0; i < count; i++) own[i] += jointVariance * Matern.value(joint[i]);
    if (quadraticVariance > 0) addQuadratic(own, point);
    return own;
  }

  private void addQuadratic(double[] own, double[] point) {
    var products = new double[own.length];
    for (int f : quadratic.numbers()) {
      var row = features[f];
      double at = point[f] - 0.5;
      for (int i = 0; i < products.length; i++) products[i] += (row[i] - 0.5) * at;
    }
    for (int i = 0; i < own.length; i++) own[i] += quadraticVariance * quadratic.of(products[i]);
  }

  private double variance(double[] point) {
    return quadraticVariance > 0 ? variance + quadraticVariance * quadratic.value(point, point) : variance;
  }

  private static void addSquares(double[] sums, double[] row, double at) {
    for (int i = 0; i < sums.length; i++) {
      double difference = row[i] - at;
      sums[i] += difference * difference;
    }
  }

  private Array2DRowRealMatrix matrix(double noise) {
    int size = points.length;
    var rows = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        rows[i][j] = covariances[i][j];
        rows[j][i] = covariances[i][j];
      }
      rows[i][i] = variance(points[i]) + noise;
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private static double[][] transposed(double[][] points, int features) {
    var rows = new double[features][points.length];
    for (int i = 0; i < points.length; i++) for (int f = 0; f < features; f++) rows[f][i] = points[i][f];
    return rows;
  }
}
