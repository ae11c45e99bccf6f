package dev.medley.plugins.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import dev.medley.testkit.contract.SharingSketch;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PleTest implements SharingContract {

  private static final int IN = 3;
  private static final int WIDTH = 4;

  @Override
  public Sharing sharing() {
    return ExpertSharingTest.sharing("ple").set("experts", 2).set("width", WIDTH).set("levels", 3).make(ExpertSharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  /// Two levels over two tasks, written out: the shared gate of the first sees the experts of both and the shared ones.
  @Test
  void theSharedPathSeesTheExpertsOfAllTasks() {
    var tasks = ExpertSharingTest.TASKS.subList(0, 2);
    var sketch = SharingSketch.of(ExpertSharingTest.sharing("ple").set("experts", 1).set("width", WIDTH).make(tasks), tasks, IN);
    for (int task = 0; task < 2; task++) {
      var bindings = sketch.bindings(11, Map.of()).withTask(task);
      var x = ByHand.input(bindings, "pooled").row(0).toArray();
      double[][] first = new double[3][];
      for (int p = 0; p < 3; p++) {
        first[p] = ByHand.layer(x, ByHand.parameter(bindings, "level-1.experts.weight").row(p),
            ByHand.parameter(bindings, "level-1.experts.bias").row(p));
      }
      double[] own = ByHand.blend(ByHand.softmax(ByHand.product(x, ByHand.own(bindings, "level-1.gate.weight"))),
          ByHand.join(first[task], first[2]), WIDTH);
      double[] common = ByHand.blend(ByHand.softmax(ByHand.product(x, ByHand.parameter(bindings, "level-1.gate.shared"))),
          ByHand.join(first), WIDTH);
      double[] last = ByHand.join(ByHand.layer(own, ByHand.own(bindings, "last.own.weight"), ByHand.own(bindings, "last.own.bias")),
          ByHand.layer(common, ByHand.parameter(bindings, "last.shared.weight"), ByHand.parameter(bindings, "last.shared.bias")));
      double[] expected = ByHand.blend(ByHand.softmax(ByHand.product(own, ByHand.own(bindings, "last.gate.weight"))), last, WIDTH);
      assertThat(new Interpreter(bindings).value(sketch.features().pooled()).row(0).toArray()).containsExactly(expected, within(1e-12));
    }
  }

  /// Of three levels over three tasks with two experts: level 1 has paths for all and gates for all, level 2 gates of a task, level 3 is that of `cgc`.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    var sketch = SharingSketch.of(sharing(), ExpertSharingTest.TASKS, IN);
    int first = 4 * (IN * 2 * WIDTH + 2 * WIDTH) + 3 * IN * 4 + IN * 8;
    int second = 4 * (WIDTH * 2 * WIDTH + 2 * WIDTH) + 3 * WIDTH * 4 + WIDTH * 8;
    int last = 4 * (WIDTH * 2 * WIDTH + 2 * WIDTH) + 3 * WIDTH * 4;
    assertThat(sketch.sizeForAll()).isEqualTo(first + second + last);
  }
}
