package dev.medley.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.training.data.HeadKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a model said is held by its divergence at a temperature.
///
/// By hand, with a teacher's logits `(2, 0, -1)`, a student's `(0, 1, 0.5)` and `T = 2`: `p' = softmax(1, 0, -0.5) = (0.62853, 0.23122, 0.14025)` and `p = softmax(0, 0.5, 0.25) = (0.25427, 0.41923, 0.32650)`; `T² KL(p' ‖ p) = 4 · 0.312706
/// = 1.250823`, whose gradient in the student's logits is `T (p - p')`.
final class DistillationTest {

  private static final double[] TEACHER = {2, 0, -1};
  private static final double[] STUDENT = {0, 1, 0.5};
  private static final double[] GRADIENT = {-0.748513, 0.376010, 0.372503};
  private static final double STRENGTH = 3;

  /// Logits are the biases, since the inputs are zero.
  private static double penalty(double[] student) {
    var settings = new Settings("lifelong.lwf", Map.of("strength", new Value.Real(STRENGTH), "temperature", new Value.Real(2)));
    var model = Plain.model(Plain.shape(HeadKind.CLASSES, 1, 3), Optional.of(new Distillation(settings)));
    var weight = Plain.weight(1, 3, 1, 1, 1);
    var bindings = Bindings.none().withInput("values", Array.of(Shape.of(1, 1), 0)).withScalar("lifelong.lwf.strength", STRENGTH);
    for (var entry : Plain.head("", HeadKind.CLASSES, weight, Plain.bias(student)).entrySet())
      bindings = bindings.withParameter(entry.getKey(), entry.getValue());
    for (var entry : Plain.head("teacher.", HeadKind.CLASSES, weight, Plain.bias(TEACHER)).entrySet())
      bindings = bindings.withParameter(entry.getKey(), entry.getValue());
    var held = model.penalties().stream().filter(p -> p.name().equals(Plain.penalty())).findFirst().orElseThrow();
    assertThat(held.counts()).isTrue();
    return new Interpreter(bindings).value(held.value()).item();
  }

  @Test
  void itIsTheDivergenceTimesTheSquareOfTheTemperature() {
    assertThat(penalty(STUDENT)).isCloseTo(STRENGTH * 1.250823, within(1e-5));
    assertThat(penalty(TEACHER)).isCloseTo(0, within(1e-12));
  }

  @Test
  void itsGradientIsTheTemperatureTimesWhatProbabilitiesDifferBy() {
    for (int c = 0; c < STUDENT.length; c++) {
      double[] up = STUDENT.clone();
      double[] down = STUDENT.clone();
      up[c] += 1e-5;
      down[c] -= 1e-5;
      assertThat((penalty(up) - penalty(down)) / 2e-5).isCloseTo(STRENGTH * GRADIENT[c], within(1e-4));
    }
  }
}
