package dev.medley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Values computed by hand, and the choices at ties, ends and zeros that finite differences do not show.
class InterpreterTest {

  private final Network network = Network.empty();

  @Test
  void gradientOfAbsReluAndSignIsZeroAtZero() {
    assertThat(gradient(x(3).abs(), -2, 0, 2)).containsExactly(-1, 0, 1);
    assertThat(gradient(x(3).relu(), -2, 0, 2)).containsExactly(0, 0, 1);
    assertThat(gradient(x(3).sign(), -2, 0, 2)).containsExactly(0, 0, 0);
    assertThat(value(x(3).sign(), -2, 0, 2)).containsExactly(-1, 0, 1);
  }

  @Test
  void geluIsExact() {
    assertThat(value(x(3).gelu(), 1, -1, 3)).containsExactly(new double[]{0.841344746068543, -0.158655253931457, 2.99595030590511},
        within(1e-14));
  }

  @Test
  void erfIsExactNearAndFar() {
    var erf = Tensor.call("torch.erf", List.of(), 0, Shape.of(4), x(4));
    assertThat(value(erf, 0.1, -1, 2.5, 9)).containsExactly(new double[]{0.1124629160182849, -0.8427007929497149, 0.999593047982555, 1},
        within(1e-15));
  }

  @Test
  void softplusIsTheIdentityAbove20() {
    assertThat(value(x(3).softplus(), 0, 20.5, -30)).containsExactly(new double[]{Math.log(2), 20.5, Math.exp(-30)}, within(1e-20));
    assertThat(gradient(x(1).softplus(), 20.5)).containsExactly(1);
  }

  @Test
  void maximumAndMinimumShareTheGradientAtTies() {
    var p = network.parameter("p", Shape.of(2), Init.zeros());
    var bindings = Bindings.none().withInput("x", Array.of(Shape.of(2), 1, 3)).withParameter("p", Array.of(Shape.of(2), 1, 2));
    assertThat(new Interpreter(bindings).gradients(x(2).maximum(p).sum()).inputs().get("x").toArray()).containsExactly(0.5, 1);
    assertThat(new Interpreter(bindings).gradients(x(2).minimum(p).sum()).parameters().get("p").toArray()).containsExactly(0.5, 1);
  }

  @Test
  void clampPassesTheGradientInside() {
    assertThat(value(x(3).clamp(-1, 1), -5, 0.5, 5)).containsExactly(-1, 0.5, 1);
    assertThat(gradient(x(4).clamp(-1, 1), -5, 0.5, 5, 1)).containsExactly(0, 1, 0, 0.5);
  }

  @Test
  void maxAndArgmaxTakeTheFirstOfTheLargest() {
    assertThat(value(x(4).argmax(0), 1, 3, 3, 2)).containsExactly(1);
    assertThat(gradient(x(4).max(0), 1, 3, 3, 2)).containsExactly(0, 1, 0, 0);
  }

  @Test
  void maxPoolTakesTheFirstOfTheLargestAndLeavesTheRestOut() {
    var x = x(1, 1, 3, 4);
    double[] image = {1, 5, 2, 2, 5, 0, 2, 2, 9, 9, 9, 9};
    assertThat(value(x.maxPool2d(2), image)).containsExactly(5, 2);
    assertThat(gradient(x.maxPool2d(2), image)).containsExactly(0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void windowsHoldEachNeighbourWholeAndZerosBeyondTheEnds() {
    assertThat(value(x(1, 3, 2).windows(3), 1, 2, 3, 4, 5, 6)).containsExactly(0, 0, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 3, 4, 5, 6, 0, 0);
  }

  @Test
  void conv2dDoesNotTurnTheKernel() {
    var kernel = Tensor.constant(Shape.of(1, 1, 2, 2), 1, 2, 3, 4);
    assertThat(value(x(1, 1, 2, 3).conv2d(kernel, 1, 0), 1, 2, 3, 4, 5, 6)).containsExactly(1 + 4 + 12 + 20, 2 + 6 + 15 + 24);
    assertThat(value(x(1, 1, 2, 3).conv2d(kernel, 2, 1), 1, 2, 3, 4, 5, 6)).containsExactly(4, 3 * 2 + 4 * 3, 2 * 4, 5 + 2 * 6);
  }

  @Test
  void normalizeTakesTheBiasedVariance() {
    assertThat(value(x(4).normalize(0), 1, 2, 3, 4))
        .containsExactly(new double[]{-3 / Math.sqrt(5), -1 / Math.sqrt(5), 1 / Math.sqrt(5), 3 / Math.sqrt(5)}, within(1e-12));
    assertThat(value(x(2).normalize(3), 1, 3)).containsExactly(-0.5, 0.5);
  }

  @Test
  void attentionLeavesMaskedKeysOut() {
    var q = Tensor.constant(Shape.of(1, 1, 1, 4), 2, 0, 0, 0);
    var k = Tensor.constant(Shape.of(1, 1, 3, 4), 0, 0, 0, 0, 1, 0, 0, 0, 50, 0, 0, 0);
    var attended = Tensor.attention(q, k, x(1, 1, 3, 4), Tensor.constant(Shape.of(1, 3), 1, 1, 0));
    double second = 1 / (1 + Math.exp(-1));
    assertThat(value(attended, 1, 0, 0, 0, 0, 1, 0, 0, 9, 9, 9, 9)).containsExactly(new double[]{1 - second, second, 0, 0}, within(1e-15));
    assertThat(gradient(attended, 1, 0, 0, 0, 0, 1, 0, 0, 9, 9, 9, 9)).endsWith(0, 0, 0, 0);
  }

  @Test
  void dropoutScalesWhatItKeepsAndIsTheIdentityWhenEvaluating() {
    var dropped = x(4).dropout(Tensor.constant(0.5));
    assertThat(value(dropped, 1, 2, 3, 4)).containsExactly(1, 2, 3, 4);
    var training = bound(1, 2, 3, 4).withMode(new Mode.Training((occurrence, element) -> element % 2 == occurrence));
    assertThat(new Interpreter(training).value(dropped).toArray()).containsExactly(2, 0, 6, 0);
    assertThat(new Interpreter(training).value(dropped.add(x(4).dropout(Tensor.constant(0.75)))).toArray()).containsExactly(2, 8, 6, 16);
  }

  @Test
  void noGradientFlowsThroughStopGradient() {
    assertThat(gradient(x(2).stopGradient().mul(x(2)), 3, 4)).containsExactly(3, 4);
    assertThat(gradient(x(2).sqrt().stopGradient().mul(x(2)), 0, 4)).containsExactly(0, 2);
  }

  @Test
  void scaleGradientActsBackwardsOnly() {
    var reversed = x(2).scaleGradient(Tensor.constant(-0.5)).square();
    assertThat(value(reversed, 3, 4)).containsExactly(9, 16);
    assertThat(gradient(reversed, 3, 4)).containsExactly(-3, -4);
  }

  @Test
  void toIntDropsTheFraction() {
    assertThat(value(x(4).toInt(), 1.9, -1.9, 0.5, 3)).containsExactly(1, -1, 0, 3);
  }

  @Test
  void ofATaskParameterOnlyTheTasksRowHasAGradient() {
    var p = network.taskParameter("p", Shape.of(2), Init.zeros());
    var bindings = Bindings.none().withParameters(Map.of("p", Array.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6))).withTask(1);
    var gradients = new Interpreter(bindings).gradients(p.square().sum());
    assertThat(gradients.value()).isEqualTo(25);
    assertThat(gradients.parameters()).containsEntry("p", Array.of(Shape.of(3, 2), 0, 0, 6, 8, 0, 0));
  }

  @Test
  void whatIsUsedTwiceGetsBothGradients() {
    assertThat(gradient(x(2).mul(x(2)).add(x(2)), 3, 4)).containsExactly(7, 9);
  }

  @Test
  void aThousandLayersFit() {
    var deep = x(1);
    for (int i = 0; i < 1000; i++) deep = deep.mul(Tensor.constant(1)).add(Tensor.constant(1));
    assertThat(value(deep, 0)).containsExactly(1000);
    assertThat(gradient(deep, 0)).containsExactly(1);
  }

  @Test
  void saysWhatIsNotBound() {
    var sum = x(2).add(network.parameter("layer.weight", Shape.of(2), Init.zeros())).mul(network.scalar("rate"));
    assertThatThrownBy(() -> new Interpreter(Bindings.none()).value(sum)).hasMessage("The input (x) is not bound; bound are []");
    assertThatThrownBy(() -> new Interpreter(bound(1, 2)).value(sum)).hasMessage("The parameter (layer.weight) is not bound; bound are []");
    assertThatThrownBy(() -> new Interpreter(bound(1, 2, 3)).value(sum)).hasMessage("The input (x) has shape (2) but is bound to (3)");
    var rest = bound(1, 2).withParameter("layer.weight", Array.zeros(Shape.of(2)));
    assertThatThrownBy(() -> new Interpreter(rest).value(sum)).hasMessage("The scalar (rate) is not bound; bound are []");
  }

  @Test
  void saysWhichFunctionItDoesNotKnow() {
    assertThatThrownBy(() -> value(Tensor.call("torch.erfinv", List.of(), 0, Shape.of(1), x(1)), 0.5))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("The interpreter does not know the function torch.erfinv; it knows torch.erf,");
  }

  @Test
  void saysWhichIdIsOutOfRange() {
    var picked = x(3).pick(Tensor.constant(3).toInt());
    assertThatThrownBy(() -> value(picked, 1, 2, 3)).hasMessage("The id 3 must be from 0 to 2");
  }

  @Test
  void deepNetworksKeepShortNames() {
    var x = x(1);
    for (int i = 0; i < 60; i++) x = x.add(x.tanh());
    assertThat(x.name()).hasSizeLessThan(200);
  }

  private Tensor x(int... dims) {
    return network.input("x", Shape.of(dims), DType.FLOAT);
  }

  private static Bindings bound(double... x) {
    return Bindings.none().withInput("x", Array.of(Shape.of(x.length), x));
  }

  private static Bindings bound(Tensor made, double... x) {
    return Bindings.none().withInput("x", Array.of(Expression.inputs(made).get("x").shape(), x));
  }

  private static double[] value(Tensor made, double... x) {
    return new Interpreter(bound(made, x)).value(made).toArray();
  }

  private static double[] gradient(Tensor made, double... x) {
    return new Interpreter(bound(made, x)).gradients(made.sum()).inputs().get("x").toArray();
  }
}
