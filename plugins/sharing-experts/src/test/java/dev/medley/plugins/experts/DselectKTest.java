package dev.medley.plugins.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DselectKTest implements SharingContract {

  @Override
  public Sharing sharing() {
    return ExpertSharingTest.sharing("dselect-k").set("bits", 2).set("chosen", 2).set("width", 4).set("gamma", 10.0)
        .make(ExpertSharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("sharing.dselect-k.entropy", 0.1);
  }

  /// `S` of width 1 at −1/2, −1/4, 0, 1/4 and 1/2: a cubic through 0, 0.15625, 0.5, 0.84375 and 1.
  @Test
  void aSmoothStepIsFlatAtItsEnds() {
    var network = Network.empty();
    var t = network.input("t", Shape.of(7), DType.FLOAT);
    var bindings = Bindings.none().withInput("t", Array.of(Shape.of(7), -3, -0.5, -0.25, 0, 0.25, 0.5, 3));
    assertThat(new Interpreter(bindings).value(DselectK.smoothStep(t, 1)).toArray()).containsExactly(
        new double[]{0, 0, 0.15625, 0.5, 0.84375, 1, 1}, within(1e-6));
  }

  /// Bits 1 and 0 name expert 1 of four; half a bit shares between two.
  @Test
  void bitsNameExperts() {
    var network = Network.empty();
    var bits = network.input("bits", Shape.of(1, 2, 2), DType.FLOAT);
    var bindings = Bindings.none().withInput("bits", Array.of(Shape.of(1, 2, 2), 1, 0, 0.5, 1));
    assertThat(new Interpreter(bindings).value(DselectK.shares(bits)).toArray()).containsExactly(0, 1, 0, 0, 0, 0, 0.5, 0.5);
  }
}
