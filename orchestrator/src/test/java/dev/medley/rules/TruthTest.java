package dev.medley.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TruthTest {

  /// Three tasks of two classes, of which the second is true.
  private static final List<Subject> BITS = List.of(bit("a"), bit("b"), bit("c"));

  private static Subject bit(String name) {
    return new Subject(name, List.of("no", "yes"), false);
  }

  private static Formula formula(String text, List<Subject> subjects) {
    var problems = new java.util.ArrayList<dev.medley.api.error.Problem>();
    var rules = RuleParser.read(List.of(text), subjects.stream().map(java.util.Optional::of).toList(), "s", problems);
    assertThat(problems).isEmpty();
    return rules.getFirst().formula();
  }

  private static double truth(Formula formula, Semantics semantics, double[][] classes) {
    var truth = new Truth(semantics, t -> tensor(classes[t])).of(formula);
    return new Interpreter(Bindings.none()).value(truth).item();
  }

  private static double loss(Formula formula, Semantics semantics, double... yes) {
    var classes = Arrays.stream(yes).mapToObj(p -> new double[]{1 - p, p}).toArray(double[][]::new);
    var truth = new Truth(semantics, t -> tensor(classes[t])).of(formula);
    return new Interpreter(Bindings.none()).value(semantics.loss(truth)).item();
  }

  private static Tensor tensor(double[] classes) {
    float[] values = new float[classes.length];
    for (int i = 0; i < values.length; i++) values[i] = (float) classes[i];
    return Tensor.constant(Shape.of(1, classes.length), values);
  }

  /// The semantic loss of *exactly one*: by hand, `−log Σ_i p_i Π_{j≠i} (1 − p_j)`.
  @Test
  void theSemanticLossOfExactlyOne() {
    var one = formula("exactly 1 of (a = yes, b = yes, c = yes)", BITS);
    assertThat(loss(one, Semantics.EXACT, .5, .5, .5)).isCloseTo(.980829, within(1e-5));
    assertThat(loss(one, Semantics.EXACT, .9, .05, .05)).isCloseTo(.196319, within(1e-5));
    assertThat(loss(one, Semantics.PRODUCT, .9, .05, .05)).isCloseTo(.196319, within(1e-5));
  }

  /// By hand, at a = 0.7 and b = 0.4.
  @Test
  void theTwoLogics() {
    double[][] classes = {{.3, .7}, {.6, .4}, {.5, .5}};
    var texts = List.of("a = yes and b = yes", "a = yes or b = yes", "a = yes -> b = yes", "a = yes <-> b = yes", "not a = yes",
        "at least 1 of (a = yes, b = yes)", "exactly 2 of (a = yes, b = yes)", "at most 1 of (a = yes, b = yes)");
    double[] product = {.28, .82, .58, .46, .3, .82, .28, .72};
    double[] bounded = {.1, 1, .7, .7, .3, 1, .1, .9};
    for (int i = 0; i < texts.size(); i++) {
      var formula = formula(texts.get(i), BITS);
      assertThat(truth(formula, Semantics.PRODUCT, classes)).as(texts.get(i)).isCloseTo(product[i], within(1e-6));
      assertThat(truth(formula, Semantics.EXACT, classes)).as(texts.get(i)).isCloseTo(product[i], within(1e-6));
      assertThat(truth(formula, Semantics.LUKASIEWICZ, classes)).as(texts.get(i)).isCloseTo(bounded[i], within(1e-6));
    }
  }

  /// The parts of a rule that speak of one task exclude each other, which only the exact semantics sees.
  @Test
  void onlyExactSeesThatOneTaskHasOneClass() {
    double[][] classes = {{.3, .7}, {.6, .4}, {.5, .5}};
    var both = formula("a = yes and a = no", BITS);
    assertThat(truth(both, Semantics.EXACT, classes)).isZero();
    assertThat(truth(both, Semantics.PRODUCT, classes)).isCloseTo(.21, within(1e-6));
    assertThat(truth(formula("a = yes or a = no", BITS), Semantics.EXACT, classes)).isCloseTo(1, within(1e-6));
  }

  /// Against the sum over all assignments of classes, one by one.
  @ParameterizedTest
  @ValueSource(strings = {"left + right = sum", "pos = NNP <-> entities in {B-person, I-person}",
    "left = 3 -> right = 4 or left + right < 6",
    "exactly 2 of (pos = NN, pos = VB, entities = O, genre = news)", "(pos = NN -> genre = news) and (genre = news -> entities = O)",
    "left > 20"})
  void exactIsTheSumOverAllAssignments(String text) {
    var rule = Known.rule(text);
    var random = new SplittableRandom(4);
    var classes = Known.SUBJECTS.stream().map(s -> {
      var logits = IntStream.range(0, s.labels().size()).mapToDouble(_ -> Math.exp(random.nextGaussian())).toArray();
      double sum = Arrays.stream(logits).sum();
      return Arrays.stream(logits).map(l -> l / sum).toArray();
    }).toArray(double[][]::new);
    var tasks = List.copyOf(rule.tasks());
    assertThat(truth(rule.formula(), Semantics.EXACT, classes)).isCloseTo(
        sum(rule.formula(), tasks, classes, new int[Known.SUBJECTS.size()], 0, 1),
        within(1e-5));
  }

  private static double sum(Formula formula, List<Integer> tasks, double[][] classes, int[] chosen, int at, double probability) {
    if (at == tasks.size()) return formula.holds(t -> chosen[t]) ? probability : 0;
    double sum = 0;
    for (int c = 0; c < classes[tasks.get(at)].length; c++) {
      chosen[tasks.get(at)] = c;
      sum += sum(formula, tasks, classes, chosen, at + 1, probability * classes[tasks.get(at)][c]);
    }
    return sum;
  }

  /// At classes that are certain, every semantics says what the rule says.
  @ParameterizedTest
  @ValueSource(strings = {"a = yes -> (b = yes <-> c = no)", "at least 2 of (a = yes, b = no, c = yes)",
    "not (a = yes and b = yes) or c = yes",
    "exactly 0 of (a = yes, b = yes, c = yes)", "a = yes <-> b = yes <-> c = yes"})
  void certainClassesMakeItTrueOrFalse(String text) {
    var formula = formula(text, BITS);
    for (int bits = 0; bits < 8; bits++) {
      int at = bits;
      double[][] classes = IntStream.range(0, 3).mapToObj(t -> (at >> t & 1) == 1 ? new double[]{0, 1} : new double[]{1, 0})
          .toArray(double[][]::new);
      for (var semantics : Semantics.values())
        assertThat(truth(formula, semantics, classes)).as("%s in %s at %s", text, semantics, bits)
            .isEqualTo(formula.holds(t -> at >> t & 1) ? 1 : 0);
    }
  }

  @Test
  void tooManyCasesAreRefused() {
    var digits = IntStream.range(0, 5).mapToObj(i -> new Subject("t" + i, IntStream.range(0, 10).mapToObj(String::valueOf).toList(), false))
        .toList();
    var all = new Rule("t0 + t1 + t2 + t3 + t4 = 20", formula("t0 + t1 + t2 + t3 + t4 = 20", digits), digits);
    assertThat(RulesTerm.unfit(all, Semantics.PRODUCT, "s").orElseThrow()).hasToString(
        """
            MED-802 The rule (t0 + t1 + t2 + t3 + t4 = 20) of study (s) tells (100000) combinations of classes apart, and may tell 4096 in semantics (product).
            Maybe make several rules of it.""");
    assertThat(RulesTerm.unfit(Known.rule("left + right = sum"), Semantics.EXACT, "s")).isEmpty();
  }
}
