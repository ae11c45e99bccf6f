package dev.medley.plugins.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LowRankTest implements SharingContract {

  private static final Map<String, Double> SCALARS = Map.of("sharing.low-rank.scale", 0.5);

  @Override
  public Sharing sharing() {
    return CopySharingTest.sharing("low-rank").set("rank", 1).make(CopySharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  @Override
  public Map<String, Double> scalars() {
    return SCALARS;
  }

  /// Two shared layers, and for each task a column and a row for each of their two matrices.
  @Test
  void hasAColumnAndARowForEachMatrixAndTask() {
    assertThat(Stack.of(sharing()).sizeForAll()).isEqualTo(2 * (3 * 3 + 3) + 3 * 2 * (3 + 3));
  }

  @Test
  void beginsAsOneNetwork() {
    var stack = Stack.of(sharing());
    var bindings = stack.bindings(SCALARS);
    var first = new Interpreter(bindings.withTask(0)).value(stack.features().pooled());
    assertThat(new Interpreter(bindings.withTask(2)).value(stack.features().pooled())).isEqualTo(first);
  }

  /// Half of `(1, 0, 0)ᵀ·(0, 2, 0)` is added to the upper matrix: the second feature gains the first of the lower layer.
  @Test
  void addsTheScaledProductToAMatrix() {
    var stack = Stack.of(sharing());
    var bindings = stack.bindings(SCALARS).withTask(1);
    var changed = bindings
        .withParameter("encoder.high.weight-down", Array.of(Shape.of(3, 3, 1), 0, 0, 0, 1, 0, 0, 0, 0, 0))
        .withParameter("encoder.high.weight-up", Array.of(Shape.of(3, 1, 3), 0, 0, 0, 0, 2, 0, 0, 0, 0));
    var before = new Interpreter(bindings).value(stack.features().pooled());
    var after = new Interpreter(changed).value(stack.features().pooled());
    double low = lower(bindings);
    assertThat(after.get(1) - before.get(1)).isCloseTo(low, within(1e-9));
    assertThat(after.get(0)).isCloseTo(before.get(0), within(1e-12));
    assertThat(new Interpreter(changed.withTask(0)).value(stack.features().pooled())).isEqualTo(before);
  }

  /// The lower layer's first feature of the first row.
  private static double lower(dev.medley.testkit.Bindings bindings) {
    var weight = bindings.parameters().getOrDefault("encoder.low.weight", Array.scalar(0));
    var bias = bindings.parameters().getOrDefault("encoder.low.bias", Array.scalar(0));
    return Math.tanh(weight.get(0) - 2 * weight.get(3) + 0.5 * weight.get(6) + bias.get(0));
  }
}
