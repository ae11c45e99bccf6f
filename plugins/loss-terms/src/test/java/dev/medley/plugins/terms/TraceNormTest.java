package dev.medley.plugins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.LossTermContract;
import dev.medley.testkit.contract.TermSketch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TraceNormTest implements LossTermContract {

  @Override
  public LossTerm term() {
    return LossTermsTest.term("trace-norm").make(LossTermsTest.TASKS);
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("term.trace-norm.strength", 1.0);
  }

  private Bindings bindings(TermSketch sketch, double... rows) {
    return sketch.bindings(1, scalars(), List.of(-1), 0, 0).withParameter("own", Array.of(Shape.of(2, 2, 2), rows));
  }

  /// Rows of length 3 and 4 at right angles have these as their singular values; twice the same row of length 5 has √2·5 and 0, but for what keeps the root finite.
  @Test
  void isTheSumOfTheSingularValues() {
    var sketch = TermSketch.of(term(), 2, 0, 1, 2);
    assertThat(new Interpreter(bindings(sketch, 3, 0, 0, 0, 0, 4, 0, 0)).value(sketch.penalty()).item()).isCloseTo(7, within(1e-3));
    assertThat(new Interpreter(bindings(sketch, 3, 4, 0, 0, 3, 4, 0, 0)).value(sketch.penalty()).item())
        .isCloseTo(Math.sqrt(2) * 5, within(5e-3));
  }

  /// Of orthogonal rows it is the sum of their lengths, whose gradient is the row at length 1.
  @Test
  void pullsARowAlongItsDirection() {
    var sketch = TermSketch.of(term(), 2, 0, 1, 2);
    var gradient = new Interpreter(bindings(sketch, 3, 0, 0, 0, 0, 4, 0, 0).withTask(1)).gradients(sketch.penalty()).parameters()
        .get("own");
    assertThat(Objects.requireNonNull(gradient).toArray()).containsExactly(new double[]{0, 0, 0, 0, 0, 1, 0, 0}, within(1e-3));
  }
}
