package dev.medley.plugins.attending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import dev.medley.testkit.contract.SharingSketch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class MtanTest implements SharingContract {

  private static final List<String> TASKS = List.of("a", "b", "c");
  private static final int IN = 3;
  private static final int WIDTH = 4;

  @Override
  public Sharing sharing() {
    return AttentionSharingTest.sharing("mtan").set("layers", 2).set("width", WIDTH).make(TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  /// One block, written out: what the trunk gives, times what the task's mask lets through.
  @Test
  void aTaskSeesWhatItsMaskLetsThrough() {
    var sketch = SharingSketch.of(AttentionSharingTest.sharing("mtan").set("layers", 1).set("width", WIDTH).make(TASKS), TASKS, IN);
    for (int task = 0; task < 3; task++) {
      var bindings = sketch.bindings(23, Map.of()).withTask(task);
      var x = Objects.requireNonNull(bindings.inputs().get("pooled")).row(0).toArray();
      double[] u = relu(layer(x, shared(bindings, "first")));
      double[] p = relu(layer(u, shared(bindings, "second")));
      double[] mask = layer(relu(layer(u, own(bindings, "squeeze"))), own(bindings, "mask"));
      var found = new Interpreter(bindings).value(sketch.features().pooled()).row(0);
      for (int i = 0; i < WIDTH; i++) assertThat(found.get(i)).isCloseTo(p[i] / (1 + Math.exp(-mask[i])), within(1e-12));
    }
  }

  /// The second block squeezes twice as much, since it carries on what the task saw before.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    int trunk = IN * WIDTH + 3 * WIDTH * WIDTH + 4 * WIDTH;
    int own = 2 * (WIDTH * WIDTH + WIDTH) + (WIDTH * WIDTH + WIDTH) + (2 * WIDTH * WIDTH + WIDTH) + (WIDTH * WIDTH + WIDTH);
    assertThat(SharingSketch.of(sharing(), TASKS, IN).sizeForAll()).isEqualTo(trunk + 3 * own);
  }

  private record Weights(Array weight, Array bias) {}

  private static Weights shared(Bindings bindings, String layer) {
    return new Weights(Objects.requireNonNull(bindings.parameters().get("block-1." + layer + ".weight")),
        Objects.requireNonNull(bindings.parameters().get("block-1." + layer + ".bias")));
  }

  private static Weights own(Bindings bindings, String layer) {
    var all = shared(bindings, layer);
    return new Weights(all.weight().row(bindings.task()), all.bias().row(bindings.task()));
  }

  private static double[] layer(double[] x, Weights weights) {
    int out = weights.bias().size();
    double[] y = weights.bias().toArray();
    for (int k = 0; k < x.length; k++) for (int c = 0; c < out; c++) y[c] += x[k] * weights.weight().get(k * out + c);
    return y;
  }

  private static double[] relu(double[] x) {
    return java.util.Arrays.stream(x).map(v -> Math.max(0, v)).toArray();
  }
}
