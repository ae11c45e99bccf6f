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
import org.junit.jupiter.api.Test;

final class OrthogonalTest implements LossTermContract {

  @Override
  public LossTerm term() {
    return LossTermsTest.term("orthogonal").make(LossTermsTest.TASKS);
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("term.orthogonal.strength", 1.0);
  }

  /// Rows (1, 0) and (0, 1) against themselves give ‖I‖² / 4 = 0.5; columns at right angles give nothing.
  @Test
  void isNothingBetweenFeaturesAtRightAngles() {
    var sketch = TermSketch.of(term(), 3, 0, 2, 2);
    var same = sketch.bindings(1, scalars(), List.of(-1, -1), 1, 0, 0, 1);
    assertThat(new Interpreter(same).value(sketch.penalty()).item()).isCloseTo(0.5, within(1e-5));
    var apart = same.withInput("shared", Array.of(Shape.of(2, 2), 1, 0, 1, 0)).withInput("seen", Array.of(Shape.of(2, 2), 1, 1, -1, -1));
    assertThat(new Interpreter(apart).value(sketch.penalty()).item()).isCloseTo(0, within(1e-9));
  }
}
