package dev.medley.lifelong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import org.junit.jupiter.api.Test;

final class AGemTest {

  /// Of the gradients `(-4, 1, 1)` and `(6, 1, 1)`, which are at odds: `22/38` of the second brings the first to a right angle with it.
  @Test
  void whatSpeaksAgainstMemoryIsTakenAway() {
    var gramian = Gramian.of(2, 18, -22, -22, 38);
    double[] weights = AGem.weights(gramian, new boolean[]{false, true}, new double[]{0.5, 0.5});
    assertThat(weights).containsExactly(new double[]{1, 22.0 / 38}, within(1e-12));
    assertThat(weights[0] * gramian.get(0, 1) + weights[1] * gramian.get(1, 1)).isCloseTo(0, within(1e-9));
  }

  @Test
  void whatDoesNotStaysAsItIs() {
    assertThat(AGem.weights(Gramian.of(2, 18, 3, 3, 38), new boolean[]{false, true}, new double[]{0.5, 0.5})).containsExactly(1, 0);
    assertThat(AGem.weights(Gramian.of(1, 18), new boolean[]{false}, new double[]{1})).containsExactly(1);
    assertThat(AGem.weights(Gramian.of(2, 18, 0, 0, 0), new boolean[]{false, true}, new double[]{0.5, 0.5})).containsExactly(1, 0);
  }

  /// The reference is the mean over all that is remembered, each task by its part in the step.
  @Test
  void theReferenceIsTheMeanOfWhatIsRemembered() {
    // g = (-1, 0), remembered (1, 0) three times as often as (0, 1): g_ref = (.75, .25), g·g_ref = -.75, |g_ref|² = .625.
    double[] weights = AGem.weights(Gramian.of(3, 1, -1, 0, -1, 1, 0, 0, 0, 1), new boolean[]{false, true, true},
        new double[]{0.5, 0.375, 0.125});
    assertThat(weights).containsExactly(new double[]{1, 1.2 * .75, 1.2 * .25}, within(1e-12));
  }
}
