package dev.medley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Losses;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// The losses against values computed by hand.
class LossesTest {

  private final Network network = Network.empty();
  private final Tensor predictions = network.input("x", Shape.of(2, 2), DType.FLOAT);
  private final Tensor targets = network.input("y", Shape.of(2, 2), DType.FLOAT);
  private final Bindings errors = Bindings.none().withInput("x", Array.of(Shape.of(2, 2), 1, 2, 3, 4)).withInput("y",
      Array.of(Shape.of(2, 2), 1, 2.5, 1, 4.25));

  private final Tensor classes = network.input("classes", Shape.of(3), DType.INT);
  private final Tensor weights = network.input("weights", Shape.of(3), DType.FLOAT);
  private final Tensor logits = network.input("x", Shape.of(3, 2), DType.FLOAT);
  /// Probabilities (1/4, 3/4), (1/2, 1/2) and (1/10, 9/10).
  private final Bindings labelled = Bindings.none().withInput("x", Array.of(Shape.of(3, 2), 0, Math.log(3), 5, 5, -1, -1 + Math.log(9)))
      .withInput("classes", Array.of(Shape.of(3), 0, 1, 1)).withInput("weights", Array.of(Shape.of(3), 1, 1, 1));

  @Test
  void squaredErrorIsTheMeanOfSquares() {
    assertThat(new Interpreter(errors).value(Losses.squaredError(predictions, targets)).item()).isEqualTo((0.25 + 4 + 0.0625) / 4);
  }

  @Test
  void absoluteErrorIsTheMeanOfDistances() {
    assertThat(new Interpreter(errors).value(Losses.absoluteError(predictions, targets)).item()).isEqualTo((0.5 + 2 + 0.25) / 4);
  }

  @Test
  void huberIsQuadraticWithinDeltaAndLinearBeyond() {
    var huber = Losses.huber(predictions, targets, 0.5);
    assertThat(new Interpreter(errors).value(huber).item()).isEqualTo((0.5 * 0.25 + 0.5 * (2 - 0.25) + 0.5 * 0.0625) / 4);
    assertThat(new Interpreter(errors).gradients(huber).inputs().get("x").toArray()).containsExactly(0, -0.125, 0.125, -0.0625);
  }

  @Test
  void crossEntropyIsTheMeanOfNegativeLogProbabilities() {
    assertThat(crossEntropy(labelled, 0)).isCloseTo((Math.log(4) + Math.log(2) + Math.log(10.0 / 9)) / 3, within(1e-14));
  }

  @Test
  void ignoredPositionsDoNotCount() {
    assertThat(crossEntropy(labelled.withInput("weights", Array.of(Shape.of(3), 0, 1, 1)), 0))
        .isCloseTo((Math.log(2) + Math.log(10.0 / 9)) / 2, within(1e-14));
  }

  @Test
  void ignoredPositionsHaveNoGradient() {
    var loss = Losses.crossEntropy(logits, classes, weights, 0.1);
    var gradient = new Interpreter(labelled.withInput("weights", Array.of(Shape.of(3), 0, 1, 1))).gradients(loss).inputs().get("x");
    assertThat(gradient.row(0).largest()).isZero();
    assertThat(gradient.row(1).largest()).isPositive();
  }

  @Test
  void smoothingGivesEveryClassAShare() {
    double first = 0.8 * Math.log(4) + 0.2 * (Math.log(4) + Math.log(4.0 / 3)) / 2;
    double second = Math.log(2);
    double third = 0.8 * Math.log(10.0 / 9) + 0.2 * (Math.log(10) + Math.log(10.0 / 9)) / 2;
    assertThat(crossEntropy(labelled, 0.2)).isCloseTo((first + second + third) / 3, within(1e-7));
  }

  @Test
  void nothingLabelledGivesZeroAndNoGradient() {
    var loss = Losses.crossEntropy(logits, classes, weights, 0.1);
    var gradients = new Interpreter(labelled.withInput("weights", Array.zeros(Shape.of(3)))).gradients(loss);
    assertThat(gradients.value()).isZero();
    assertThat(gradients.inputs().get("x").largest()).isZero();
  }

  @Test
  void weightedMeanDividesByTheWeights() {
    var mean = Losses.weightedMean(network.input("x", Shape.of(3), DType.FLOAT), weights);
    var bindings = Bindings.none().withInput("x", Array.of(Shape.of(3), 1, 2, 6)).withInput("weights", Array.of(Shape.of(3), 1, 0, 1));
    assertThat(new Interpreter(bindings).value(mean).item()).isEqualTo(3.5);
    assertThat(new Interpreter(bindings.withInput("weights", Array.zeros(Shape.of(3)))).value(mean).item()).isZero();
  }

  private double crossEntropy(Bindings bindings, double smoothing) {
    return new Interpreter(bindings).value(Losses.crossEntropy(logits, classes, weights, smoothing)).item();
  }
}
