package dev.medley.plugins.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SharingContract;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class MmoeTest implements SharingContract {

  private static final int EXPERTS = 3;
  private static final int WIDTH = 5;
  private static final Fixture<Sharing> MMOE = Shared.sharing("mmoe").set("experts", EXPERTS).set("width", WIDTH);

  @Override
  public Sharing sharing() {
    return MMOE.make(Shared.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  /// `in · n · width + n · width` for the experts, `in · n` for the gate of each task.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    var shared = Shared.of(MMOE);
    assertThat(shared.features().tokens().shape()).isEqualTo(Shape.of(2, 3, WIDTH));
    assertThat(shared.features().pooled().shape()).isEqualTo(Shape.of(2, WIDTH));
    assertThat(shared.size()).isEqualTo(Shared.IN * EXPERTS * WIDTH + EXPERTS * WIDTH + Shared.IN * EXPERTS);
  }

  /// Equation 6 of the paper, written out, for every task.
  @Test
  void mixesExpertsByTheTasksGate() {
    var shared = Shared.of(MMOE);
    var bindings = shared.bindings(3);
    for (int task = 0; task < Shared.TASKS.size(); task++) {
      var mixed = new Interpreter(bindings.withTask(task)).value(shared.features().pooled());
      var given = Objects.requireNonNull(bindings.inputs().get("pooled"));
      for (int text = 0; text < 2; text++) {
        assertThat(mixed.row(text).toArray()).containsExactly(byHand(bindings, task, given.row(text).toArray()), within(1e-12));
      }
    }
  }

  @Test
  void treatsWordsAndTextsAlike() {
    var shared = Shared.of(MMOE);
    var interpreter = new Interpreter(shared.bindings(4).withTask(2));
    var pooled = interpreter.value(shared.features().pooled());
    var tokens = interpreter.value(shared.features().tokens());
    for (int text = 0; text < 2; text++)
      assertThat(tokens.row(text).row(0).toArray()).containsExactly(pooled.row(text).toArray(), within(1e-12));
  }

  @Test
  void leavesTheGatesOfOtherTasksAlone() {
    var shared = Shared.of(MMOE);
    var gradients = new Interpreter(shared.bindings(5).withTask(1)).gradients(shared.features().pooled().square().sum()).parameters();
    var gate = Objects.requireNonNull(gradients.get("gate.weight"));
    assertThat(gate.row(1).largest()).isPositive();
    assertThat(gate.row(0).largest() + gate.row(2).largest()).isZero();
    assertThat(Objects.requireNonNull(gradients.get("experts.weight")).largest()).isPositive();
  }

  @Test
  void withOneGateAllTasksHaveTheSameFeatures() {
    var shared = Shared.of(MMOE.set("one-gate", true));
    var bindings = shared.bindings(6);
    var first = new Interpreter(bindings.withTask(0)).value(shared.features().pooled());
    var other = new Interpreter(bindings.withTask(2)).value(shared.features().pooled());
    assertThat(first.toArray()).containsExactly(other.toArray());
    assertThat(Objects.requireNonNull(bindings.parameters().get("gate.weight")).shape()).isEqualTo(Shape.of(Shared.IN, EXPERTS));
  }

  private static double[] byHand(Bindings bindings, int task, double[] x) {
    var weight = Objects.requireNonNull(bindings.parameters().get("experts.weight"));
    var bias = Objects.requireNonNull(bindings.parameters().get("experts.bias"));
    var gate = Objects.requireNonNull(bindings.parameters().get("gate.weight")).row(task);
    double[] shares = new double[EXPERTS];
    double sum = 0;
    for (int i = 0; i < EXPERTS; i++) {
      shares[i] = Math.exp(column(gate, EXPERTS, i, x));
      sum += shares[i];
    }
    double[] mixed = new double[WIDTH];
    for (int i = 0; i < EXPERTS; i++) {
      for (int u = 0; u < WIDTH; u++) {
        double unit = column(weight, EXPERTS * WIDTH, i * WIDTH + u, x) + bias.get(i * WIDTH + u);
        mixed[u] += shares[i] / sum * Math.max(0, unit);
      }
    }
    return mixed;
  }

  /// The product of `x` with one column of a matrix.
  private static double column(Array matrix, int columns, int column, double[] x) {
    double product = 0;
    for (int k = 0; k < x.length; k++) product += x[k] * matrix.get(k * columns + column);
    return product;
  }
}
