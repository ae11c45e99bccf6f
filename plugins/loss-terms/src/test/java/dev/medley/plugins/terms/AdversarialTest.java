package dev.medley.plugins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.LossTermContract;
import dev.medley.testkit.contract.TermSketch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AdversarialTest implements LossTermContract {

  @Override
  public LossTerm term() {
    return LossTermsTest.term("adversarial").set("width", 4).set("ramp", false).make(LossTermsTest.TASKS);
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("term.adversarial.strength", 0.3);
  }

  @Test
  void aDiscriminatorThatKnowsNothingLosesTheLogarithmOfTheTasks() {
    var sketch = TermSketch.of(term(), 3, 0, 2, 2);
    var bindings = sketch.bindings(1, scalars(), List.of(-1, -1), 1, 2, 3, 4)
        .withParameter("term.guess.weight", Array.zeros(Shape.of(4, 3))).withParameter("term.guess.bias", Array.zeros(Shape.of(3)));
    for (int task = 0; task < 3; task++)
      assertThat(new Interpreter(bindings.withTask(task)).value(sketch.penalty()).item()).isCloseTo(Math.log(3), within(1e-9));
  }

  @Test
  void actsOnTheSharedFeatures() {
    var sketch = TermSketch.of(term(), 3, 0, 2, 2);
    var gradients = new Interpreter(sketch.bindings(1, scalars(), List.of(-1, -1), 1, 2, 3, 4)).gradients(sketch.penalty()).inputs();
    assertThat(Objects.requireNonNull(gradients.get("shared")).largest()).isPositive();
    assertThat(gradients).doesNotContainKey("seen");
  }
}
