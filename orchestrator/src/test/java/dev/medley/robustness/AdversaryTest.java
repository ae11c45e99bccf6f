package dev.medley.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AdversaryTest {

  /// From (0.2, 0.8) along the gradient (−0.3, 0.4), by 0.1: (0.1, 0.9).
  @Test
  void fgsmStepsAlongTheSigns() {
    float[] shift = Adversary.FGSM.shift(0.1, 2, _ -> new float[]{-.3f, .4f});
    assertThat(0.2f + shift[0]).isCloseTo(0.1f, within(1e-7f));
    assertThat(0.8f + shift[1]).isCloseTo(0.9f, within(1e-7f));
  }

  /// Ten steps of a quarter of the strength; it sees where it is.
  @Test
  void pgdTurnsBackWhereTheSlopeTurns() {
    var seen = new ArrayList<Float>();
    // The loss is highest at a shift of 0.6.
    UnaryOperator<float[]> slope = shift -> {
      seen.add(shift[0]);
      return new float[]{0.6f - shift[0]};
    };
    float[] found = Adversary.PGD.shift(1, 1, slope);
    assertThat(seen).hasSize(10).startsWith(0f, .25f, .5f, .75f, .5f);
    assertThat(found[0]).isIn(.5f, .75f);
    assertThat(Adversary.FGSM.shift(1, 1, slope)).containsExactly(1f);
  }

  @ParameterizedTest
  @EnumSource(Adversary.class)
  void noneGoesFartherThanItMay(Adversary adversary) {
    for (double strength : List.of(0.0, 0.01, 3.0)) {
      float[] shift = adversary.shift(strength, 3, _ -> new float[]{1e-20f, -1e20f, 0});
      assertThat(shift).containsExactly((float) strength, strength == 0 ? 0 : (float) -strength, 0);
    }
  }
}
