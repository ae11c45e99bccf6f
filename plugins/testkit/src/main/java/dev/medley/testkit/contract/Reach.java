package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Which parameters learn at all.
final class Reach {

  private static final int TRIES = 3;

  private Reach() {}

  /// Over a few batches, each for every task, each parameter has a gradient other than zero.
  static void assertEveryParameter(Written written, int tasks, BiFunction<Written, Long, Bindings> bindings) {
    var unreached = new TreeSet<>(written.shapes().keySet());
    var loss = written.loss();
    for (long seed = 0; seed < TRIES; seed++) {
      for (int task = 0; task < tasks; task++) {
        var gradients = new Interpreter(bindings.apply(written, seed).withTask(task)).gradients(loss).parameters();
        assertThat(gradients.values()).as("gradients for task %d", task).allSatisfy(g -> assertThat(g.largest()).isFinite());
        unreached.removeIf(name -> gradients.getOrDefault(name, Array.scalar(0)).largest() > 0);
      }
    }
    assertThat(unreached).as("parameters that no gradient reaches").isEmpty();
  }
}
