package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MinimumNormTest {

  /// The conditions that only the nearest point meets: `(G·a)_i ≥ aᵀGa` for all, on the simplex.
  @Test
  void meetsTheConditionsOfOptimality() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 3000; round++) {
      int m = random.nextInt(1, 12);
      int rank = random.nextInt(1, 15);
      double offset = random.nextInt(2) * random.nextDouble();
      double[][] rows = new double[m][rank];
      for (double[] row : rows) {
        double length = Math.pow(10, random.nextDouble(-3, 3));
        for (int k = 0; k < rank; k++) row[k] = length * (random.nextGaussian() + offset);
      }
      assertOptimal(Gramian.ofRows(rows), "round " + round);
    }
  }

  @Test
  void solvesForManyTasks() {
    var random = new SplittableRandom(2);
    for (int rank : new int[]{5, 39, 200}) {
      double[][] rows = new double[40][rank];
      for (double[] row : rows) for (int k = 0; k < rank; k++) row[k] = random.nextGaussian() + 0.3;
      assertOptimal(Gramian.ofRows(rows), "40 tasks, rank " + rank);
    }
  }

  /// An equilateral triangle around the origin, and a square beside it: known by symmetry.
  @Test
  void solvesWhatSymmetrySolves() {
    double s = Math.sqrt(3) / 2;
    double[] centre = MinimumNorm.of(Gramian.ofRows(new double[][]{{1, 0}, {-0.5, s}, {-0.5, -s}}));
    assertThat(centre).containsExactly(new double[]{1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    double[] edge = MinimumNorm.of(Gramian.ofRows(new double[][]{{1, 1}, {1, -1}, {2, 1}, {2, -1}}));
    assertThat(edge).containsExactly(new double[]{0.5, 0.5, 0, 0}, within(1e-12));
  }

  @Test
  void takesEqualSharesOfNothing() {
    assertThat(MinimumNorm.of(Gramian.of(3, new double[9]))).containsExactly(new double[]{1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
    assertThat(MinimumNorm.of(Gramian.of(2, 5, 5, 5, 5))).containsExactly(0.5, 0.5);
  }

  private static void assertOptimal(Gramian gramian, String name) {
    double[] a = MinimumNorm.of(gramian);
    assertThat(Arrays.stream(a).sum()).as(name).isEqualTo(1, within(1e-12));
    double size = 0;
    for (int i = 0; i < a.length; i++) size += a[i] * gramian.norm(i);
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).as(name).isGreaterThanOrEqualTo(0);
      assertThat(gramian.dot(i, a)).as("%s, task %d", name, i)
          .isGreaterThanOrEqualTo(gramian.quadratic(a) - 1e-9 * size * Math.max(size, gramian.norm(i)));
    }
  }
}
