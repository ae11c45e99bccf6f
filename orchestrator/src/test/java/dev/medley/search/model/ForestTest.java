package dev.medley.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForestTest {

  private static double[][] points(int count) {
    var random = new SplittableRandom(1);
    return Stream.generate(() -> random.doubles(5).toArray()).limit(count).toArray(double[][]::new);
  }

  /// A step in one feature that shows only where another is large.
  private static double steps(double[] x) {
    return x[1] > .5 ? (x[3] > .3 ? 1 : 0) : .5;
  }

  @Test
  void learnsSteps() {
    var points = points(300);
    var outcomes = Arrays.stream(points).mapToDouble(ForestTest::steps).toArray();
    var forest = Forest.grown(points, outcomes, new SplittableRandom(1));
    assertThat(forest.predict(new double[]{.5, .8, .5, .8, .5}).mean()).isGreaterThan(.9);
    assertThat(forest.predict(new double[]{.5, .8, .5, .1, .5}).mean()).isLessThan(.15);
    assertThat(forest.predict(new double[]{.5, .2, .5, .1, .5}).mean()).isBetween(.4, .6);
    assertThat(Agreement.of(forest.leftOut(), outcomes)).isGreaterThan(.8);
  }

  /// Of 200 random outcomes nothing can be known: the correlation of what has not been seen is normal with deviation .07, and above .25 once in five thousand seeds. A model
  /// that had seen what it is asked would reach more than .9.
  @Test
  void whatIsLeftOutWasNotSeen() {
    var points = points(200);
    var noise = new SplittableRandom(7).doubles(200).toArray();
    var forest = Forest.grown(points, noise, new SplittableRandom(1));
    assertThat(Agreement.of(forest.leftOut(), noise)).isLessThan(.25);
    assertThat(Agreement.of(Arrays.stream(points).mapToDouble(p -> forest.predict(p).mean()).toArray(), noise)).isGreaterThan(.9);
  }

  @Test
  void treesDisagreeWhereNothingWasSeen() {
    var points = points(100);
    for (var p : points) p[0] = p[0] < .5 ? p[0] / 5 : 1 - (1 - p[0]) / 5; // a gap in the middle
    var outcomes = Arrays.stream(points).mapToDouble(p -> p[0] < .5 ? 0 : 1).toArray();
    var forest = Forest.grown(points, outcomes, new SplittableRandom(1));
    assertThat(forest.predict(new double[]{.5, .5, .5, .5, .5}).deviation())
        .isGreaterThan(3 * forest.predict(new double[]{.02, .5, .5, .5, .5}).deviation());
  }

  @Test
  void fewAndEqualSamplesAreNoFailure() {
    var one = Forest.grown(new double[][]{{1, 2}}, new double[]{3}, new SplittableRandom(1));
    assertThat(one.predict(new double[]{0, 0}).mean()).isEqualTo(3);
    var equal = Forest.grown(new double[][]{{1}, {1}, {1}, {1}}, new double[]{0, 1, 2, 3}, new SplittableRandom(1));
    assertThat(equal.predict(new double[]{1}).mean()).isEqualTo(1.5);
  }
}
