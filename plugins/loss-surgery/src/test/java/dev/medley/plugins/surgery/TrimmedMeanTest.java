package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.JacobianAggregator;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.JacobianAggregatorContract;
import dev.medley.testkit.contract.Updates;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TrimmedMeanTest implements JacobianAggregatorContract {

  @Override
  public Fixture<?> fixture() {
    return Gradients.method("trimmed-mean");
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT, WeightingProperty.DETERMINISTIC);
  }

  /// Columns (1, 2, 9, −7) and (5, 5, 5, 5): without the ends 1 and 2 remain, and 5 and 5; four times their means.
  @Test
  void leavesOutTheEnds() {
    double[][] rows = {{1, 5}, {2, 5}, {9, 5}, {-7, 5}};
    assertThat(update(1, rows)).containsExactly(new double[]{6, 20}, within(1e-9));
    assertThat(update(0, rows)).containsExactly(new double[]{5, 20}, within(1e-9));
  }

  /// Against sorted columns, for all numbers of tasks and as much trimming as there can be.
  @Test
  void isTheMeanOfWhatRemains() {
    var random = new SplittableRandom(3);
    for (int m = 1; m <= 7; m++) {
      for (int trim = 0; trim <= 4; trim++) {
        double[][] rows = new double[m][6];
        for (double[] row : rows) Arrays.setAll(row, _ -> random.nextInt(-3, 4));
        double[] found = update(trim, rows);
        int cut = Math.min(trim, (m - 1) / 2);
        for (int k = 0; k < 6; k++) {
          int column = k;
          double[] sorted = Arrays.stream(rows).mapToDouble(r -> r[column]).sorted().toArray();
          double mean = Arrays.stream(sorted, cut, m - cut).average().orElseThrow();
          assertThat(found[k]).as("%d tasks, %d trimmed", m, trim).isCloseTo(m * mean, within(1e-9));
        }
      }
    }
  }

  private static double[] update(long trim, double[][] rows) {
    var tasks = Collections.nCopies(rows.length, "task");
    var fixture = Gradients.method("trimmed-mean").set("trim", trim);
    return new Updates((JacobianAggregator) fixture.make(tasks), fixture.settings(tasks)).of(rows, 1);
  }
}
