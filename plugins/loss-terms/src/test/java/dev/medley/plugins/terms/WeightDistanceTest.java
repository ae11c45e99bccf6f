package dev.medley.plugins.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.LossTermContract;
import dev.medley.testkit.contract.TermSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WeightDistanceTest implements LossTermContract {

  @Override
  public LossTerm term() {
    return LossTermsTest.term("distance").make(LossTermsTest.TASKS);
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("term.distance.strength", 1.0);
  }

  /// Of (1, 2), (2, 4) and (0, 0), whose mean is (1, 2): 0 + 5 + 5.
  @Test
  void overAllTasksItIsTheSumOfSquaresAroundTheMean() {
    var sketch = TermSketch.of(term(), 3, 0, 1, 1);
    double sum = 0;
    for (int task = 0; task < 3; task++) {
      var bindings = sketch.bindings(1, scalars(), List.of(-1), 0).withParameter("own", Array.of(Shape.of(3, 2, 1), 1, 2, 2, 4, 0, 0));
      sum += new Interpreter(bindings.withTask(task)).value(sketch.penalty()).item();
    }
    assertThat(sum).isEqualTo(10);
  }
}
