package dev.medley.search.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarpTest {

  /// The median of 1, 2, 3, 4, 1003 is 3 and the best lies 2 below it, so 1003 becomes 3 + 2·log(1 + 1000/2) = 15.43 and 4 becomes 3 + 2·log 1.5 = 3.81. Differences
  /// below the median keep their proportions, whatever mean and deviation become.
  @Test
  void drawsTogetherWhatIsWorseThanTheMedian() {
    var warped = Warp.of(new double[]{1003, 1, 3, 2, 4});
    double unit = warped[3] - warped[1];
    assertThat((warped[2] - warped[1]) / unit).isCloseTo(2, within(1e-12));
    assertThat((warped[0] - warped[1]) / unit).isCloseTo(2 + 2 * Math.log(501), within(1e-9));
    assertThat((warped[4] - warped[1]) / unit).isCloseTo(2 + 2 * Math.log(1.5), within(1e-9));
    assertThat(Arrays.stream(warped).sum()).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(warped).map(v -> v * v).sum()).isCloseTo(5, within(1e-9));
  }

  @Test
  void keepsTheOrderOfAnything() {
    double[][] cases = {{1, 1, 1, 2}, {5}, {-1e300, 0, 1e300}, {0, 0, 0, 1e-300}, {1e9, 1e9 + 1e-3, 1e12},
      {Double.MAX_VALUE, -Double.MAX_VALUE}};
    for (var outcomes : cases) {
      var warped = Warp.of(outcomes);
      assertThat(warped).hasSameSizeAs(outcomes);
      for (double v : warped) assertThat(v).isFinite();
      IntStream.range(1, outcomes.length).filter(i -> outcomes[i] > outcomes[i - 1])
          .forEach(i -> assertThat(warped[i]).as("%s", Arrays.toString(outcomes)).isGreaterThanOrEqualTo(warped[i - 1]));
    }
    assertThat(Warp.of(new double[]{3, 3, 3})).containsExactly(0, 0, 0);
  }
}
