package dev.medley.plugins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossTerm;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.LossTermContract;
import dev.medley.testkit.contract.TermSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoralTest implements LossTermContract {

  @Override
  public LossTerm term() {
    return LossTermsTest.term("coral").set("ramp", false).make(LossTermsTest.TASKS);
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("term.coral.strength", 1.0);
  }

  /// Covariances ((4, 5), (5, 6.33)) of (1, 2), (3, 4), (5, 7), and ((1, 0.5), (0.5, 1)) of (1, 0), (0, 1), (2, 2).
  @Test
  void isWhatIsKnownOfTwoTriangles() {
    var sketch = TermSketch.of(term(), 3, 2, 6, 2);
    var bindings = sketch.bindings(1, scalars(), List.of(0, 0, 0, 1, 1, 1), 1, 2, 3, 4, 5, 7, 1, 0, 0, 1, 2, 2);
    assertThat(new Interpreter(bindings).value(sketch.penalty()).item()).isCloseTo(4.871528, within(1e-6));
  }

  /// Of three domains two are alike: a third of the pairs is at no distance, the others at that of two.
  @Test
  void isTheMeanOverPairs() {
    var sketch = TermSketch.of(term(), 3, 3, 9, 2);
    var bindings = sketch.bindings(1, scalars(), List.of(0, 0, 0, 1, 1, 1, 2, 2, 2), 1, 2, 3, 4, 5, 7, 1, 0, 0, 1, 2, 2, 11, 12, 13, 14, 15,
        17);
    assertThat(new Interpreter(bindings).value(sketch.penalty()).item()).isCloseTo(4.871528 * 2 / 3, within(1e-6));
  }
}
