package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScrambledSobolTest {

  private static double[][] points(int dimensions, long seed, int count) {
    var sequence = new ScrambledSobol(dimensions, seed);
    return IntStream.range(0, count).mapToObj(i -> sequence.point(i, new SplittableRandom(i))).toArray(double[][]::new);
  }

  /// What scrambling must not spoil: of 2^m points, each interval of length 2^-m holds one, in every dimension.
  @Test
  void everyDimensionIsStratified() {
    for (long seed = 0; seed < 5; seed++) {
      var points = points(40, seed, 64);
      for (int d = 0; d < 40; d++) {
        int dimension = d;
        assertThat(IntStream.range(0, 64).map(i -> (int) (points[i][dimension] * 64)).sorted())
            .containsExactly(IntStream.range(0, 64).boxed().toArray(Integer[]::new));
      }
    }
  }

  /// The first two dimensions are a (0, 2)-sequence: of 64 points each rectangle of 1/8 by 1/8 holds one.
  @Test
  void pairsOfDimensionsAreStratified() {
    var points = points(2, 3, 64);
    assertThat(IntStream.range(0, 64).map(i -> 8 * (int) (points[i][0] * 8) + (int) (points[i][1] * 8)).distinct().count()).isEqualTo(64);
  }

  @Test
  void seedsAndDimensionsDiffer() {
    assertThat(points(3, 1, 8)).isNotEqualTo(points(3, 2, 8)).isEqualTo(points(3, 1, 8));
    var point = points(1000, 1, 1)[0];
    assertThat(IntStream.range(0, 1000).mapToDouble(i -> point[i]).distinct().count()).isEqualTo(1000);
    assertThat(IntStream.range(0, 1000).mapToDouble(i -> point[i]).average().orElseThrow()).isBetween(0.45, 0.55); // five standard errors of .0091
  }

  @Test
  void pointsAreFoundInAnyOrder() {
    var points = points(5, 1, 20);
    var sequence = new ScrambledSobol(5, 1);
    for (int i = 19; i >= 0; i--) assertThat(sequence.point(i, new SplittableRandom(0))).containsExactly(points[i]);
  }

  @Test
  void beyondTheTableCoordinatesAreRandom() {
    var points = points(1003, 1, 2);
    assertThat(points[0]).hasSize(1003);
    assertThat(points[0][1002]).isNotEqualTo(points[1][1002]).isBetween(0.0, 1.0);
  }
}
