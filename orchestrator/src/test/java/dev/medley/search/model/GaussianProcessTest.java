package dev.medley.search.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {

  private static final FeatureGroups GROUPS = FeatureGroups.of(List.of(1, 2, 1));

  private static double[][] points(int count, long seed) {
    var random = new SplittableRandom(seed);
    return java.util.stream.Stream.generate(() -> random.doubles(4).toArray()).limit(count).toArray(double[][]::new);
  }

  /// A bowl in three of four features.
  private static double bowl(double[] x) {
    return Math.pow(x[0] - .3, 2) + 2 * Math.pow(x[1] - .6, 2) + x[0] * x[2];
  }

  private static double[] outcomes(double[][] points) {
    return Warp.of(Arrays.stream(points).mapToDouble(GaussianProcessTest::bowl).toArray());
  }

  /// What the gradient says is what small steps show: central differences with steps of 1e-5 are right to about 1e-6 here.
  @Test
  void theGradientIsThatOfTheValue() {
    var points = points(25, 1);
    var posterior = new KernelPosterior(GROUPS, points, outcomes(points));
    var kernel = Kernel.initial(3);
    var at = kernel.logarithms();
    for (int k = 0; k < at.length; k++) at[k] += .3 * Math.sin(k);
    var gradient = posterior.at(kernel.at(at)).gradient;
    for (int k = 0; k < at.length; k++) {
      var more = at.clone();
      var less = at.clone();
      more[k] += 1e-5;
      less[k] -= 1e-5;
      double slope = (posterior.at(kernel.at(more)).value - posterior.at(kernel.at(less)).value) / 2e-5;
      assertThat(gradient[k]).as("parameter %d", k).isCloseTo(slope, within(2e-4 * Math.max(1, Math.abs(slope))));
    }
  }

  /// One sample `y` at `x`: `mean = k(x, x')·y / (k(x, x) + n)`, `variance = k(x, x) − k(x, x')² / (k(x, x) + n)`, written out for the first kernel: `w = .5`, `s = 1`, `a = .5/3`,
  /// `ℓ = 4`, `n = .001`, and the Matérn kernel `(1 + r + r²/3)·exp(−r)`.
  @Test
  void oneSampleIsAsTheFormulaSays() {
    double[] x = {0, 0, 0, 0};
    double[] other = {.5, 0, 0, .25};
    double r = Math.sqrt(5 * .5 * (.25 + .0625));
    double covariance = (1 + r + r * r / 3) * Math.exp(-r);
    for (double squared : new double[]{.25, 0, .0625}) {
      double t = Math.sqrt(5 * 4 * squared);
      covariance += .5 / 3 * (1 + t + t * t / 3) * Math.exp(-t);
    }
    double diagonal = 1.5 + .001 + 1e-7;
    var prediction = GaussianProcess.fitted(GROUPS, new double[][]{x}, new double[]{2}).predict(other);
    assertThat(prediction.mean()).isCloseTo(covariance * 2 / diagonal, within(1e-12));
    assertThat(prediction.deviation()).isCloseTo(Math.sqrt(1.5 - covariance * covariance / diagonal), within(1e-12));
  }

  @Test
  void learnsABowl() {
    var points = points(60, 1);
    var process = GaussianProcess.fitted(GROUPS, points, outcomes(points));
    assertThat(Agreement.of(process.leftOut(), outcomes(points))).isGreaterThan(.98);
    var all = points(160, 1);
    var wanted = outcomes(all);
    double worst = 0;
    for (int i = 60; i < 160; i++)
      worst = Math.max(worst,
          Math.abs(process.predict(all[i]).mean() - process.predict(all[i - 60]).mean() - (wanted[i] - wanted[i - 60])));
    assertThat(worst).isLessThan(1);
  }

  /// A quadratic function of two numbers has six coefficients: eight samples say all of it, however it is turned, also where the fourth feature belongs to a choice.
  @Test
  void quadraticFunctionsAreKnownFromFewSamples() {
    var groups = FeatureGroups.of(List.of(1, 1, 2));
    var points = points(8, 5);
    var outcomes = Arrays.stream(points).mapToDouble(GaussianProcessTest::turned).toArray();
    var process = GaussianProcess.quadratic(groups, points, outcomes);
    for (var point : points(20, 6)) assertThat(process.predict(point).mean()).isCloseTo(turned(point), within(1e-3));
  }

  private static double turned(double[] x) {
    return Math.pow(x[0] + 3 * x[1] - 1, 2) - x[0] * x[1] + x[1];
  }

  /// `q·((1 + (12/d)·Σ(x − ½)(x' − ½))/2)²` for one sample, with `q = 4` and `d = 2`.
  @Test
  void oneSampleOfAQuadraticIsAsTheFormulaSays() {
    double[] x = {1, 0, 0, 0};
    double[] other = {.75, .5, 0, 1};
    double covariance = 4 * Math.pow((1 + 6 * (.5 * .25)) / 2, 2);
    double own = 4 * Math.pow((1 + 6 * (.25 + .25)) / 2, 2);
    double there = 4 * Math.pow((1 + 6 * .0625) / 2, 2);
    var prediction = GaussianProcess.quadratic(FeatureGroups.of(List.of(1, 1, 2)), new double[][]{x}, new double[]{2}).predict(other);
    assertThat(prediction.mean()).isCloseTo(covariance * 2 / (own + 1e-7), within(1e-12));
    assertThat(prediction.deviation()).isCloseTo(Math.sqrt(there - covariance * covariance / (own + 1e-7)), within(1e-12));
  }

  /// The closed form gives what leaving each sample out and predicting it gives.
  @Test
  void leavingOutIsLeavingOut() {
    var points = points(12, 3);
    var outcomes = outcomes(points);
    var process = GaussianProcess.fitted(GROUPS, points, outcomes);
    var expected = process.leftOut();
    for (int i = 0; i < points.length; i++) {
      int left = i;
      int[] others = java.util.stream.IntStream.range(0, points.length).filter(j -> j != left).toArray();
      var without = process.of(Arrays.stream(others).mapToObj(j -> points[j]).toArray(double[][]::new),
          Arrays.stream(others).mapToDouble(j -> outcomes[j]).toArray());
      assertThat(expected[i]).isCloseTo(without.predict(points[i]).mean(), within(1e-8));
    }
  }

  @Test
  void whatIsBelievedTeachesNothingButWhereToLook() {
    var points = points(20, 1);
    var process = GaussianProcess.fitted(GROUPS, points, outcomes(points));
    double[] pending = {.9, .1, .9, .1};
    double[] elsewhere = {.2, .3, .4, .5};
    var believing = process.believing(new double[][]{pending});
    assertThat(believing.predict(elsewhere).mean()).isCloseTo(process.predict(elsewhere).mean(), within(1e-6));
    assertThat(believing.predict(pending).deviation()).isLessThan(process.predict(pending).deviation() / 3);
  }

  @Test
  void samplesThatRepeatAreNoFailure() {
    double[] x = {.1, .2, .3, .4};
    var points = new double[][]{x, x.clone(), x.clone(), {.5, .5, .5, .5}};
    var process = GaussianProcess.fitted(GROUPS, points, new double[]{1, -1, 0, .5});
    assertThat(process.predict(x).mean()).isBetween(-.5, .5);
  }
}
