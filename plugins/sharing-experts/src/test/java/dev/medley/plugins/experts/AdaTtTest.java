package dev.medley.plugins.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import dev.medley.testkit.contract.SharingSketch;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdaTtTest implements SharingContract {

  private static final int IN = 3;
  private static final int WIDTH = 4;

  @Override
  public Sharing sharing() {
    return ExpertSharingTest.sharing("adatt").set("experts", 2).set("width", WIDTH).set("levels", 2).make(ExpertSharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  /// One level over three tasks, written out: the gate's blend of all experts, and the task's own on top, each with half the weight at first.
  @Test
  void addsTheTasksOwnExpertsToTheBlendOfAll() {
    var sharing = ExpertSharingTest.sharing("adatt").set("experts", 2).set("width", WIDTH).set("levels", 1).make(ExpertSharingTest.TASKS);
    var sketch = SharingSketch.of(sharing, ExpertSharingTest.TASKS, IN);
    for (int task = 0; task < 3; task++) {
      var bindings = sketch.bindings(13, Map.of()).withTask(task);
      var x = ByHand.input(bindings, "pooled").row(0).toArray();
      double[][] each = new double[4][];
      for (int p = 0; p < 4; p++) {
        each[p] = ByHand.layer(x, ByHand.parameter(bindings, "level-1.experts.weight").row(p),
            ByHand.parameter(bindings, "level-1.experts.bias").row(p));
      }
      double[] fused = ByHand.blend(ByHand.softmax(ByHand.product(x, ByHand.own(bindings, "level-1.gate.weight"))), ByHand.join(each),
          WIDTH);
      double[] own = ByHand.blend(new double[]{0.5, 0.5}, each[task], WIDTH);
      for (int u = 0; u < WIDTH; u++) fused[u] += own[u];
      assertThat(new Interpreter(bindings).value(sketch.features().pooled()).row(0).toArray()).containsExactly(fused, within(1e-12));
    }
  }
}
