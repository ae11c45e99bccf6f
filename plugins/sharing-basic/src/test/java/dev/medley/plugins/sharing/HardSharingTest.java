package dev.medley.plugins.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HardSharingTest implements SharingContract {

  @Override
  public Sharing sharing() {
    return Shared.sharing("hard").set("private-layers", 1).make(Shared.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  @Test
  void givesEveryTaskTheEncodersFeatures() {
    var shared = Shared.of(Shared.sharing("hard"));
    assertThat(shared.features()).isEqualTo(shared.given());
    assertThat(shared.network().parameters()).isEmpty();
  }

  @Test
  void givesEachTaskLayersOfItsOwn() {
    var shared = Shared.of(Shared.sharing("hard").set("private-layers", 2));
    assertThat(shared.features().tokens().shape()).isEqualTo(Shape.of(2, 3, Shared.IN));
    assertThat(shared.size()).isEqualTo(2 * (Shared.IN * Shared.IN + Shared.IN));

    var bindings = shared.bindings(1);
    var first = new Interpreter(bindings.withTask(0)).value(shared.features().pooled());
    var second = new Interpreter(bindings.withTask(1)).value(shared.features().pooled());
    assertThat(first).isNotEqualTo(second);

    var gradients = new Interpreter(bindings.withTask(1)).gradients(shared.features().pooled().sum()).parameters();
    var ofBias = Objects.requireNonNull(gradients.get("private-2.bias"));
    assertThat(ofBias.row(0).largest()).isZero();
    assertThat(ofBias.row(1).largest()).isPositive();
    assertThat(ofBias.row(2).largest()).isZero();
  }

  @Test
  void treatsWordsAndTextsAlike() {
    var shared = Shared.of(Shared.sharing("hard").set("private-layers", 1));
    var interpreter = new Interpreter(shared.bindings(2));
    Array pooled = interpreter.value(shared.features().pooled());
    Array tokens = interpreter.value(shared.features().tokens());
    for (int text = 0; text < 2; text++)
      assertThat(tokens.row(text).row(0).toArray()).containsExactly(pooled.row(text).toArray(), within(1e-12));
  }
}
