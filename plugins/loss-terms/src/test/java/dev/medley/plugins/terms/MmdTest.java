package dev.medley.plugins.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.error.MedleyException;
import dev.medley.api.loss.LossTerm;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.LossTermContract;
import dev.medley.testkit.contract.TermSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MmdTest implements LossTermContract {

  private static final Map<String, Double> SCALARS = Map.of("term.mmd.strength", 1.0);
  private static final List<Integer> SIX = List.of(0, 0, 0, 1, 1, 1);

  /// The rows (0, 0), (1, 0), (0, 1), and the same moved by (2, 2).
  private static final double[] MOVED = {0, 0, 1, 0, 0, 1, 2, 2, 3, 2, 2, 3};

  @Override
  public LossTerm term() {
    return LossTermsTest.term("mmd").make(LossTermsTest.TASKS);
  }

  @Override
  public Map<String, Double> scalars() {
    return SCALARS;
  }

  private static double value(LossTerm term, List<Integer> domains, double... features) {
    var sketch = TermSketch.of(term, 3, 2, domains.size(), 2);
    return new Interpreter(sketch.bindings(1, SCALARS, domains, features)).value(sketch.penalty()).item();
  }

  private static LossTerm oneKernel(String estimator) {
    return LossTermsTest.term("mmd").set("kernels", 1).set("bandwidth", 1.0).set("estimator", estimator).set("ramp", false)
        .make(LossTermsTest.TASKS);
  }

  /// Under the kernel `exp(−d²/2)`.
  @Test
  void isWhatIsKnownOfTwoTriangles() {
    assertThat(value(oneKernel("biased"), SIX, MOVED)).isCloseTo(1.316952, within(1e-6));
    assertThat(value(oneKernel("unbiased"), SIX, MOVED)).isCloseTo(1.001605, within(1e-6));
  }

  @Test
  void rowsWithoutADomainDoNotCount() {
    double[] more = {0, 0, 50, 50, 1, 0, 0, 1, 2, 2, 3, 2, 2, 3};
    assertThat(value(oneKernel("biased"), List.of(0, -1, 0, 0, 1, 1, 1), more)).isCloseTo(1.316952, within(1e-6));
  }

  @Test
  void oneDomainAloneHasNoDistance() {
    assertThat(value(oneKernel("biased"), List.of(1, 1, 1, 1, 1, 1), MOVED)).isZero();
    assertThat(value(oneKernel("unbiased"), List.of(0, 1, 1, 1, 1, 1), MOVED)).isZero();
  }

  /// Without a given bandwidth the kernels follow the scale of the features.
  @Test
  void theMeanDistanceIsItsScale() {
    var term = LossTermsTest.term("mmd").set("ramp", false).make(LossTermsTest.TASKS);
    double[] wide = java.util.Arrays.stream(MOVED).map(v -> 100 * v).toArray();
    assertThat(value(term, SIX, wide)).isCloseTo(value(term, SIX, MOVED), within(1e-4)).isPositive();
  }

  @Test
  void needsDomains() {
    assertThatThrownBy(() -> TermSketch.of(term(), 3, 1, 4, 2)).isInstanceOf(MedleyException.class).hasMessage("""
        MED-640 The term (mmd) of this study needs training examples of two domains or more, not of (1).
        Maybe choose tasks whose examples name their domain, or remove the term.""");
  }
}
