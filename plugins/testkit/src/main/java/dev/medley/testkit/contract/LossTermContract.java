package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every term keeps, on features of texts or vectors of three tasks and three domains. Run by the interpreter.
///
/// ```java
/// class CoralTest implements LossTermContract {
///   public LossTerm term() { return new Coral(settings); }
///   public Map<String, Double> scalars() { return Map.of("term.coral.strength", 0.5); }
/// }
/// ```
public interface LossTermContract {

  int TASKS = 3;
  int WIDTH = 4;

  LossTerm term();

  /// The numbers that it reads as scalars, by their full names.
  Map<String, Double> scalars();

  @Test
  default void isAFiniteScalarWhateverTheRows() {
    var cases = List.of(List.of(0), List.of(-1), List.of(0, 0), List.of(0, 1), List.of(-1, -1, -1), List.of(0, 1, 2, 0, 1, 2, -1, -1),
        List.of(2, 2, 2, 2, 2, 0));
    for (var domains : cases) {
      var sketch = TermSketch.of(term(), TASKS, 3, domains.size(), WIDTH);
      assertThat(sketch.penalty().shape().rank()).as("rank of the penalty").isZero();
      assertThat(sketch.penalty().type()).isEqualTo(DType.FLOAT);
      for (double spread : new double[]{0, 1, 1e3}) {
        var random = new SplittableRandom(domains.size());
        var features = IntStream.range(0, domains.size() * WIDTH).mapToDouble(_ -> spread * random.nextGaussian()).toArray();
        for (int task = 0; task < TASKS; task++) {
          var gradients = new Interpreter(sketch.bindings(3, scalars(), domains, features).withTask(task)).gradients(sketch.penalty());
          assertThat(gradients.value()).as("penalty of rows of domains %s spread by %s", domains, spread).isFinite();
          assertThat(gradients.parameters().values()).allSatisfy(g -> assertThat(g.largest()).isFinite());
          assertThat(gradients.inputs().values()).allSatisfy(g -> assertThat(g.largest()).isFinite());
        }
      }
    }
  }

  @Test
  default void writesTheSameAgain() {
    var one = TermSketch.of(term(), TASKS, 3, 6, WIDTH);
    var other = TermSketch.of(term(), TASKS, 3, 6, WIDTH);
    assertThat(other.network().parameters()).extracting(Tensor::name)
        .isEqualTo(one.network().parameters().stream().map(Tensor::name).toList());
    assertThat(value(other, bindings(other, false))).isEqualTo(value(one, bindings(one, false)));
  }

  @Test
  default void theOrderOfRowsDoesNotCount() {
    var sketch = TermSketch.of(term(), TASKS, 3, 6, WIDTH);
    assertThat(value(sketch, bindings(sketch, true))).isCloseTo(value(sketch, bindings(sketch, false)), within(1e-9));
  }

  /// Parameters of a task's own are moved by its own examples only.
  @Test
  default void leavesTheParametersOfOtherTasksAlone() {
    var sketch = TermSketch.of(term(), TASKS, 3, 6, WIDTH);
    var gradients = new Interpreter(bindings(sketch, false).withTask(1)).gradients(sketch.penalty()).parameters();
    for (var parameter : sketch.network().parameters()) {
      if (parameter.op() instanceof Op.Parameter(var name, _, var owner) && owner == Owner.TASK)
        assertThat(gradients.getOrDefault(name, Array.scalar(0)).rows(0, 2).largest()).as("gradient of (%s) of other tasks", name).isZero();
    }
  }

  private Bindings bindings(TermSketch sketch, boolean turned) {
    var domains = new ArrayList<>(List.of(0, 1, 2, 1, 0, -1));
    var random = new SplittableRandom(9);
    var rows = new ArrayList<List<Double>>();
    for (int r = 0; r < domains.size(); r++) rows.add(IntStream.range(0, WIDTH).mapToObj(_ -> random.nextGaussian()).toList());
    if (turned) {
      Collections.reverse(domains);
      Collections.reverse(rows);
    }
    return sketch.bindings(5, scalars(), domains, rows.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray());
  }

  private static double value(TermSketch sketch, Bindings bindings) {
    return new Interpreter(bindings).value(sketch.penalty()).item();
  }
}
