package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PcGradTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return (GramianWeighting) Fixture.of(new SurgeryLosses(), Kind.LOSS, "pcgrad").make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.NOT_NEGATIVE, WeightingProperty.SCALE_INVARIANT);
  }

  /// J = [[−4, 1, 1], [6, 1, 1]]: weights 2.222222 and 1.578947, update (.584795, 3.801170, 3.801170), as an independent implementation gives them.
  @Test
  void projectsTwoConflictingGradients() {
    var weights = session(2, 1).weights(0, Gramian.of(2, 18, -22, -22, 38), TaskLosses.of(1, 1));
    assertThat(weights).containsExactly(new double[]{2.222222, 1.578947}, within(1e-6));
    assertThat(new double[]{-4 * weights[0] + 6 * weights[1], weights[0] + weights[1]}).containsExactly(new double[]{0.584795, 3.801170},
        within(1e-6));
  }

  @Test
  void leavesGradientsThatAgreeAsTheyAre() {
    assertThat(session(2, 1).weights(0, Gramian.of(2, 18, 5, 5, 38), TaskLosses.of(1, 1))).containsExactly(1, 1);
  }

  /// The algorithm on the vectors themselves, for every order: each draw gives one of the results, and in 300 draws every one comes up (one of eight is
  /// missed by chance once in 10¹⁶).
  @Test
  void followsTheAlgorithmInARandomOrder() {
    double[][] rows = {{1, -2, 0.5}, {-1.5, 0.3, 1}, {0.2, 1, -2}};
    var possible = allOrders(rows);
    var seen = new HashSet<Integer>();
    var session = session(3, 5);
    var gramian = Gramian.ofRows(rows);
    for (int step = 0; step < 300; step++) {
      var update = combined(rows, session.weights(step, gramian, TaskLosses.of(1, 1, 1)));
      int match = -1;
      for (int k = 0; k < possible.size(); k++) if (near(possible.get(k), update)) match = k;
      assertThat(match).as("an order that explains step %d", step).isNotNegative();
      seen.add(match);
    }
    assertThat(possible).hasSizeGreaterThan(2);
    assertThat(seen).hasSize(possible.size());
  }

  private GramianWeighting.Session session(int tasks, long seed) {
    var names = List.of("a", "b", "c").subList(0, tasks);
    return loss(names).start(new LossContext(names, Collections.nCopies(tasks, 0), 10, new SplittableRandom(seed)));
  }

  /// The distinct updates that the orders of the other two tasks lead to, for each of three.
  private static List<double[]> allOrders(double[][] rows) {
    var updates = new ArrayList<double[]>();
    for (int choice = 0; choice < 8; choice++) {
      double[] update = new double[rows[0].length];
      for (int i = 0; i < 3; i++) {
        int next = (i + 1) % 3;
        int last = (i + 2) % 3;
        double[] h = rows[i].clone();
        boolean swapped = (choice >> i & 1) == 1;
        project(h, rows[swapped ? last : next]);
        project(h, rows[swapped ? next : last]);
        for (int k = 0; k < h.length; k++) update[k] += h[k];
      }
      if (updates.stream().noneMatch(u -> near(u, update))) updates.add(update);
    }
    return updates;
  }

  private static void project(double[] h, double[] g) {
    double product = 0;
    double square = 0;
    for (int k = 0; k < h.length; k++) {
      product += h[k] * g[k];
      square += g[k] * g[k];
    }
    if (product < 0) for (int k = 0; k < h.length; k++) h[k] -= product / square * g[k];
  }

  private static double[] combined(double[][] rows, double[] weights) {
    double[] sum = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) for (int k = 0; k < sum.length; k++) sum[k] += weights[i] * rows[i][k];
    return sum;
  }

  private static boolean near(double[] a, double[] b) {
    for (int k = 0; k < a.length; k++) if (Math.abs(a[k] - b[k]) > 1e-9) return false;
    return true;
  }
}
