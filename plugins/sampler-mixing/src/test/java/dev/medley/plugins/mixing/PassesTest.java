package dev.medley.plugins.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PassesTest {

  private static final double EXACT = 1e-12;

  @Test
  void leavesSharesWithinTheirLimits() {
    assertThat(Passes.limited(new double[]{2, 1, 1}, new double[]{1, 1, 1})).containsExactly(new double[]{.5, .25, .25}, within(EXACT));
  }

  @Test
  void givesWhatATaskGivesUpToTheOthersInTheirProportions() {
    assertThat(Passes.limited(new double[]{.6, .3, .1}, new double[]{.2, 1, 1})).containsExactly(new double[]{.2, .6, .2}, within(EXACT));
  }

  /// The second is within its limit until it gets what the first gives up.
  @Test
  void limitsAgainWhatThatPushesOver() {
    assertThat(Passes.limited(new double[]{.6, .3, .1}, new double[]{.2, .5, 1})).containsExactly(new double[]{.2, .5, .3}, within(EXACT));
  }

  @Test
  void repeatsAllAlikeWhereNoneHasRoom() {
    assertThat(Passes.limited(new double[]{.9, .1}, new double[]{.1, .3})).containsExactly(new double[]{.25, .75}, within(EXACT));
  }

  @Test
  void neverBringsInATaskWithoutAShare() {
    assertThat(Passes.limited(new double[]{1, 0}, new double[]{.1, .9})).containsExactly(new double[]{1, 0}, within(EXACT));
  }

  @Test
  void alwaysGivesAMixWithinLimitsThatCanHold() {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 1000; round++) {
      double[] weights = random.doubles(5).toArray();
      double[] limits = random.doubles(5).map(d -> d * 2).toArray();
      double[] shares = Passes.limited(weights, limits);
      assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
      if (Arrays.stream(limits).sum() < 1) continue;
      for (int i = 0; i < 5; i++) assertThat(shares[i]).isLessThanOrEqualTo(limits[i] + 1e-9);
    }
  }
}
