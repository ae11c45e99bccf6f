package dev.medley.plugins.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import dev.medley.testkit.contract.SharingSketch;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CgcTest implements SharingContract {

  private static final int IN = 3;
  private static final int EXPERTS = 2;
  private static final int WIDTH = 4;

  @Override
  public Sharing sharing() {
    return ExpertSharingTest.sharing("cgc").set("experts", EXPERTS).set("width", WIDTH).make(ExpertSharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  /// Experts of each of three tasks and shared ones, `in·m·width + m·width`; a gate of each task, `in·2·m`.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    var sketch = SharingSketch.of(sharing(), ExpertSharingTest.TASKS, IN);
    int experts = IN * EXPERTS * WIDTH + EXPERTS * WIDTH;
    assertThat(sketch.sizeForAll()).isEqualTo(3 * experts + experts + 3 * IN * 2 * EXPERTS);
  }

  /// The blend of own and shared experts, written out.
  @Test
  void blendsOwnAndSharedExpertsByTheTasksGate() {
    var sketch = SharingSketch.of(sharing(), ExpertSharingTest.TASKS, IN);
    for (int task = 0; task < 3; task++) {
      var bindings = sketch.bindings(7, Map.of()).withTask(task);
      var found = new Interpreter(bindings).value(sketch.features().pooled()).row(1);
      var x = ByHand.input(bindings, "pooled").row(1).toArray();
      double[] own = ByHand.layer(x, ByHand.own(bindings, "own.weight"), ByHand.own(bindings, "own.bias"));
      double[] shared = ByHand.layer(x, ByHand.parameter(bindings, "shared.weight"), ByHand.parameter(bindings, "shared.bias"));
      double[] shares = ByHand.softmax(ByHand.product(x, ByHand.own(bindings, "gate.weight")));
      for (int u = 0; u < WIDTH; u++) {
        double expected = 0;
        for (int i = 0; i < EXPERTS; i++) expected += shares[i] * own[i * WIDTH + u] + shares[EXPERTS + i] * shared[i * WIDTH + u];
        assertThat(found.get(u)).isCloseTo(expected, within(1e-12));
      }
    }
  }
}
