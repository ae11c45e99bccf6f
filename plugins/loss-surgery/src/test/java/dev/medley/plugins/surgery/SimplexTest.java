package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SimplexTest {

  @Test
  void findsTheNearestPoint() {
    assertThat(Simplex.nearest(new double[]{0.2, 0.3, 0.5})).containsExactly(new double[]{0.2, 0.3, 0.5}, within(1e-15));
    assertThat(Simplex.nearest(new double[]{2, 0})).containsExactly(1, 0);
    assertThat(Simplex.nearest(new double[]{1, 1})).containsExactly(0.5, 0.5);
    // Half of what is too much is taken from each of the two that stay above zero.
    assertThat(Simplex.nearest(new double[]{0.8, 0.6, -1})).containsExactly(new double[]{0.6, 0.4, 0}, within(1e-15));
  }
}
