package dev.medley.search.model;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/// How unlikely a kernel is, given samples: the negative logarithm of the marginal likelihood times the prior, and its gradient.
///
/// Priors keep a kernel sensible while there are few samples: `.1/w + w` on each weight, `s − log s` on the joint variance, and normal ones on the
/// logarithms of the noise (about `1e-3`), of the amplitudes (about `.5/groups`) and of the reach (about 4).
///
/// Costs O(n³ + n²·groups) for n samples.
final class KernelPosterior {

  private static final double EXPECTED_NOISE = Math.log(1e-3);
  private static final double EXPECTED_REACH = Math.log(4);

  private final int groups;
  private final int size;
  private final double[] outcomes;
  /// For each group, the squared distances within it of all pairs `(i, j)`, `j < i`, at `i(i − 1)/2 + j`.
  private final double[][] distances;

  KernelPosterior(FeatureGroups features, double[][] points, double[] outcomes) {
    this.groups = features.count();
    this.size = points.length;
    this.outcomes = outcomes;
    this.distances = new double[groups][size * (size - 1) / 2];
    for (int i = 1, pair = 0; i < size; i++) {
      for (int j = 0; j < i; j++, pair++) {
        for (int g = 0; g < groups; g++) distances[g][pair] = squared(points[i], points[j], features.start(g), features.end(g));
      }
    }
  }

  private static double squared(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int f = from; f < to; f++) sum += (a[f] - b[f]) * (a[f] - b[f]);
    return sum;
  }

  /// A value and where it falls.
  static final class Slope {

    final double value;
    final double[] gradient;

    Slope(double value, double[] gradient) {
      this.value = value;
      this.gradient = gradient;
    }
  }

  /// By the logarithms of a kernel's parameters; NaN where the covariance is singular.
  Slope at(Kernel kernel) {
    int pairs = size * (size - 1) / 2;
    var joint = new double[pairs];
    for (int g = 0; g < groups; g++) addScaled(joint, kernel.weight(g), distances[g]);
    var slopes = new double[pairs];
    var covariances = new double[pairs];
    double s = kernel.joint();
    for (int q = 0; q < pairs; q++) {
      double r = Math.sqrt(5 * joint[q]);
      double decay = s * Math.exp(-r);
      covariances[q] = (1 + r + r * r / 3) * decay;
      slopes[q] = -5.0 / 6 * (1 + r) * decay;
    }
    var jointCovariances = covariances.clone();
    var own = new double[groups][];
    double reach = kernel.reach();
    for (int g = 0; g < groups; g++) {
      double amplitude = kernel.amplitude(g);
      if (amplitude == 0) continue;
      own[g] = new double[pairs];
      for (int q = 0; q < pairs; q++) own[g][q] = distances[g][q] == 0 ? 1 : Matern.value(reach * distances[g][q]);
      addScaled(covariances, amplitude, own[g]);
    }
    CholeskyDecomposition factors;
    try {
      factors = new CholeskyDecomposition(Covariance.matrix(size, covariances, kernel.variance() + kernel.noise()),
          Covariance.SYMMETRY, Covariance.LEAST_PIVOT);
    } catch (NonPositiveDefiniteMatrixException singular) {
      return new Slope(Double.NaN, new double[2 * groups + 3]);
    }
    var solved = factors.getSolver().solve(new ArrayRealVector(outcomes, false)).toArray();
    var inverse = factors.getSolver().getInverse().getData();

    double value = prior(kernel);
    for (int i = 0; i < size; i++) value += 0.5 * outcomes[i] * solved[i] + Math.log(factors.getL().getEntry(i, i));
    var lacking = new double[pairs]; // the covariance that the data asks for less of
    double trace = 0;
    for (int i = 0, q = 0; i < size; i++) {
      trace += inverse[i][i] - solved[i] * solved[i];
      for (int j = 0; j < i; j++, q++) lacking[q] = inverse[i][j] - solved[i] * solved[j];
    }
    return new Slope(value, gradient(kernel, new Derivatives(lacking, trace, slopes, jointCovariances, own)));
  }

  /// What the gradient is made of, pair by pair.
  private static final class Derivatives {

    final double[] lacking;
    final double trace;
    final double[] slopes;
    final double[] joint;
    final double[][] own;

    Derivatives(double[] lacking, double trace, double[] slopes, double[] joint, double[][] own) {
      this.lacking = lacking;
      this.trace = trace;
      this.slopes = slopes;
      this.joint = joint;
      this.own = own;
    }
  }

  private double[] gradient(Kernel kernel, Derivatives d) {
    var logarithms = kernel.logarithms();
    var gradient = new double[2 * groups + 3];
    var weighted = d.lacking.clone();
    for (int q = 0; q < weighted.length; q++) weighted[q] *= d.slopes[q];
    double reach = kernel.reach();
    double byReach = 0;
    for (int g = 0; g < groups; g++) {
      double w = kernel.weight(g);
      gradient[g] = w * dot(weighted, distances[g]) - 0.1 / w + w;
      double amplitude = kernel.amplitude(g);
      double expected = (logarithms[groups + 2 + g] - Math.log(0.5 / groups)) / 4;
      if (amplitude > 0) {
        gradient[groups + 2 + g] = amplitude * (dot(d.lacking, d.own[g]) + 0.5 * d.trace) + expected;
        byReach += amplitude * byReach(d.lacking, distances[g], reach);
      } else {
        gradient[groups + 2 + g] = 0;
      }
    }
    double s = kernel.joint();
    gradient[groups] = dot(d.lacking, d.joint) + 0.5 * d.trace * s + s - 1;
    gradient[groups + 1] = 0.5 * d.trace * kernel.noise() + (logarithms[groups + 1] - EXPECTED_NOISE) / 4;
    gradient[2 * groups + 2] = byReach + logarithms[2 * groups + 2] - EXPECTED_REACH;
    return gradient;
  }

  private static double byReach(double[] lacking, double[] distances, double reach) {
    double sum = 0;
    for (int q = 0; q < lacking.length; q++) {
      double scaled = reach * distances[q];
      if (scaled > 0) sum += lacking[q] * Matern.slope(scaled) * scaled;
    }
    return sum;
  }

  private double prior(Kernel kernel) {
    var logarithms = kernel.logarithms();
    double sum = kernel.joint() - logarithms[groups] + square((logarithms[groups + 1] - EXPECTED_NOISE) / 2) / 2
        + square(logarithms[2 * groups + 2] - EXPECTED_REACH) / 2;
    for (int g = 0; g < groups; g++) {
      double w = kernel.weight(g);
      sum += 0.1 / w + w;
      if (kernel.amplitude(g) > 0) sum += square((logarithms[groups + 2 + g] - Math.log(0.5 / groups)) / 2) / 2;
    }
    return sum;
  }

  private static double square(double v) {
    return v * v;
  }

  private static void addScaled(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) to[i] += factor * what[i];
  }

  /// In four sums, which the processor adds up at once.
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) s0 += a[i] * b[i];
    return s0 + s1 + s2 + s3;
  }
}
