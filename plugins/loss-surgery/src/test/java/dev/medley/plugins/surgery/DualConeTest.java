package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.loss.Gramian;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DualConeTest {

  /// The conditions of Karush, Kuhn and Tucker, which only the solution meets: `v ≥ u`, no conflict, and no conflict to spare where `v > u`.
  @Test
  void meetsTheConditionsOfTheSolution() {
    var random = new SplittableRandom(7);
    for (int trial = 0; trial < 200; trial++) {
      int n = random.nextInt(1, 41);
      double[][] rows = new double[n][random.nextInt(1, 60)];
      for (double[] row : rows) Arrays.setAll(row, _ -> random.nextGaussian());
      double[][] cosines = Directions.of(Gramian.ofRows(rows)).cosines(UpGrad.RIDGE);
      double[] u = random.doubles(n).toArray();
      double[] v = new DualCone(cosines).project(u);
      for (int i = 0; i < n; i++) {
        double along = 0;
        for (int j = 0; j < n; j++) along += cosines[i][j] * v[j];
        assertThat(v[i]).isGreaterThanOrEqualTo(u[i]);
        assertThat(along).isGreaterThan(-1e-7);
        assertThat((v[i] - u[i]) * along).isLessThan(1e-6);
      }
    }
  }
}
