package dev.medley.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyShape;
import dev.medley.training.random.Streams;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The Fisher information of a logistic regression by labels of the data and by labels that are drawn.
///
/// With `x = (1, 2), (2, 1), (-1, 1), (-2, -1)`, `y = (1, 1, 0, 0)` and `θ = (1, -0.5)`, so `p = σ(θ·x) = (0.5, 0.817574, 0.182426, 0.182426)`: the mean of `(p - y)² x_i²` is `(0.137378, 0.274959)`, that of `p (1 - p) x_i²` is
/// `(0.398080, 0.361860)`. A softmax of two logits `(0, θ·x)` is that regression.
final class DrawnLabelsTest {

  private static final double[][] X = {{1, 2}, {2, 1}, {-1, 1}, {-2, -1}};
  private static final int[] Y = {1, 1, 0, 0};
  private static final double[] THETA = {1, -0.5};
  private static final int DRAWS = 1_500;
  private static final double STEP = 1e-4;

  private static final StudyShape SHAPE = Plain.shape(HeadKind.CLASSES, 2, 2);
  private static final Model MODEL = DrawnLabels.in(Plain.model(SHAPE, Optional.empty()), SHAPE);

  private static double loss(int example, double[] theta, Array uniform) {
    var bindings = Bindings.none().withInput("values", Array.generate(Shape.of(1, 2), i -> X[example][i]))
        .withInput("target.classes", Array.of(Shape.of(1), Y[example])).withInput("drawn_classes", uniform);
    for (var entry : Plain.head("", HeadKind.CLASSES, Plain.weight(2, 2, 0, theta[0], 0, theta[1]), Plain.bias(0, 0)).entrySet())
      bindings = bindings.withParameter(entry.getKey(), entry.getValue());
    return new Interpreter(bindings).value(MODEL.outputs().getFirst().loss()).item();
  }

  /// Of one example.
  private static double[] squares(int example, Array uniform) {
    double[] squares = new double[2];
    for (int i = 0; i < 2; i++) {
      double[] up = THETA.clone();
      double[] down = THETA.clone();
      up[i] += STEP;
      down[i] -= STEP;
      double gradient = (loss(example, up, uniform) - loss(example, down, uniform)) / (2 * STEP);
      squares[i] = gradient * gradient;
    }
    return squares;
  }

  private static double[] fisher(boolean drawn, int draws) {
    double[] mean = new double[2];
    for (int e = 0; e < X.length; e++) {
      for (int d = 0; d < draws; d++) {
        long first = 2L * (e * draws + d);
        double[] squares = squares(e, Array.generate(Shape.of(1, 2), i -> drawn ? Streams.uniform(7, first + i) : -1));
        for (int i = 0; i < 2; i++) mean[i] += squares[i] / draws / X.length;
      }
    }
    return mean;
  }

  @Test
  void labelsOfTheDataGiveTheEmpiricalOne() {
    assertThat(fisher(false, 1)).containsExactly(new double[]{0.137378, 0.274959}, within(1e-5));
  }

  /// Of 6,000 draws; the deviations of the means are below 0.006, and three of them are allowed.
  @Test
  void drawnLabelsGiveTheTrueOne() {
    assertThat(fisher(true, DRAWS)).containsExactly(new double[]{0.398080, 0.361860}, within(0.018));
  }

  /// A value's error is normal with a variance of half of the number of values, of which the loss is the negative logarithmic likelihood.
  @Test
  void valuesAreDrawnAsTheLossSaysTheyErr() {
    var shape = Plain.shape(HeadKind.NUMBERS, 1, 2);
    var model = DrawnLabels.in(Plain.model(shape, Optional.empty()), shape);
    double sum = 0;
    int draws = 20_000;
    for (int d = 0; d < draws; d++) {
      long first = 4L * d;
      var bindings = Bindings.none().withInput("values", Array.of(Shape.of(1, 1), 1))
          .withInput("target.numbers", Array.of(Shape.of(1, 2), 90, -90))
          .withInput("drawn_numbers", Array.generate(Shape.of(1, 2, 2), i -> Streams.uniform(3, first + i)));
      for (var entry : Plain.head("", HeadKind.NUMBERS, Plain.weight(1, 2, 4, -5), Plain.bias(1, 2)).entrySet())
        bindings = bindings.withParameter(entry.getKey(), entry.getValue());
      sum += new Interpreter(bindings).value(model.outputs().getFirst().loss()).item();
    }
    // The mean square of two errors of variance 1 each; its deviation over the draws is 0.007.
    assertThat(sum / draws).isCloseTo(1, within(0.022));
  }
}
