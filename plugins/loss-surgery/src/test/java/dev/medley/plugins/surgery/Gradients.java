package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Gradients that several tests here use, and what a method makes of them.
final class Gradients {

  /// Two that conflict.
  static final double[][] TWO = {{-4, 1, 1}, {6, 1, 1}};

  /// Three, of which the first and the last two conflict. Values expected of them come from NumPy and SciPy, by the papers' equations, on the gradients themselves.
  static final double[][] THREE = {{1, -2, 0.5, 1}, {-1.5, 0.3, 1, 2}, {0.2, 1, -2, 0.5}};

  private Gradients() {}

  static Fixture<Loss> method(String name) {
    return Fixture.of(new SurgeryLosses(), Kind.LOSS, name);
  }

  static GramianWeighting make(String name, List<String> tasks) {
    return (GramianWeighting) method(name).make(tasks);
  }

  static LossContext context(int tasks) {
    var names = IntStream.range(0, tasks).mapToObj(i -> "task-" + i).toList();
    return new LossContext(names, Collections.nCopies(tasks, 0), 100, new SplittableRandom(1));
  }

  static GramianWeighting.Session start(Fixture<Loss> method, int tasks) {
    return ((GramianWeighting) method.make(context(tasks).tasks())).start(context(tasks));
  }

  /// The weights of a first step, with losses of 1.
  static double[] weights(Fixture<Loss> method, double[][] rows) {
    double[] ones = new double[rows.length];
    Arrays.fill(ones, 1);
    return start(method, rows.length).weights(0, Gramian.ofRows(rows), TaskLosses.of(ones));
  }

  /// `Jᵀw`.
  static double[] update(double[][] rows, double[] weights) {
    double[] sum = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) for (int k = 0; k < sum.length; k++) sum[k] += weights[i] * rows[i][k];
    return sum;
  }

  static void assertWeights(Fixture<Loss> method, double[][] rows, double... expected) {
    assertThat(weights(method, rows)).containsExactly(expected, within(1e-6));
  }

  static void assertUpdate(Fixture<Loss> method, double[][] rows, double... expected) {
    assertThat(update(rows, weights(method, rows))).containsExactly(expected, within(2e-6));
  }
}
