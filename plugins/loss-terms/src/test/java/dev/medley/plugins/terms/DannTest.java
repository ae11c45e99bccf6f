package dev.medley.plugins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossTerm;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.LossTermContract;
import dev.medley.testkit.contract.TermSketch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DannTest implements LossTermContract {

  private static final List<Integer> DOMAINS = List.of(0, 1, -1);

  @Override
  public LossTerm term() {
    return LossTermsTest.term("dann").set("width", 4).make(LossTermsTest.TASKS);
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("term.dann.strength", 1.0);
  }

  private static Bindings bindings(TermSketch sketch, double strength, double progress) {
    return sketch.bindings(1, Map.of("term.dann.strength", strength), DOMAINS, 1, 2, -1, 0.5, 3, 3).withScalar("progress", progress);
  }

  /// `2/(1 + exp(−10·p)) − 1`, with the sign turned.
  @Test
  void theFeaturesLearnAgainstItAsTheScheduleSays() {
    var sketch = TermSketch.of(term(), 3, 2, 3, 2);
    var with = Objects
        .requireNonNull(new Interpreter(bindings(sketch, -1 / Math.tanh(5), 1)).gradients(sketch.penalty()).inputs().get("seen"));
    double[] at = {0, 0.1, 0.25, 0.5, 0.75, 1};
    double[] expected = {0, 0.462117, 0.848284, 0.986614, 0.998894, 0.999909};
    for (int i = 0; i < at.length; i++) {
      var against = Objects.requireNonNull(new Interpreter(bindings(sketch, 1, at[i])).gradients(sketch.penalty()).inputs().get("seen"));
      for (int e = 0; e < 4; e++) assertThat(against.get(e)).isCloseTo(-expected[i] * with.get(e), within(1e-6));
    }
  }

  @Test
  void theDiscriminatorLearnsAtFullStrength() {
    var sketch = TermSketch.of(term(), 3, 2, 3, 2);
    var weak = new Interpreter(bindings(sketch, 0.001, 0)).gradients(sketch.penalty()).parameters();
    var strong = new Interpreter(bindings(sketch, 10, 1)).gradients(sketch.penalty()).parameters();
    for (var name : List.of("term.hidden.weight", "term.guess.weight")) {
      assertThat(weak.get(name)).isEqualTo(strong.get(name));
      assertThat(Objects.requireNonNull(weak.get(name)).largest()).isPositive();
    }
  }

  @Test
  void rowsWithoutADomainDoNotCount() {
    var sketch = TermSketch.of(term(), 3, 2, 3, 2);
    var gradient = Objects.requireNonNull(new Interpreter(bindings(sketch, 1, 1)).gradients(sketch.penalty()).inputs().get("seen"));
    assertThat(gradient.row(2).largest()).isZero();
    assertThat(gradient.row(0).largest()).isPositive();
  }
}
