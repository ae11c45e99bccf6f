package dev.medley.plugins.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SoftSharingTest implements SharingContract {

  private static final Map<String, Double> SCALARS = Map.of("sharing.soft.strength", 1.0, "sharing.soft.fade", 1.0);

  @Override
  public Sharing sharing() {
    return CopySharingTest.sharing("soft").make(CopySharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  @Override
  public Map<String, Double> scalars() {
    return SCALARS;
  }

  /// Three copies of one parameter, (1, 2), (2, 4) and (0, 0), whose mean is (1, 2).
  private static final Array COPIES = Array.of(Shape.of(3, 2), 1, 2, 2, 4, 0, 0);

  private static Tensor penalty(Network network, String towards) {
    var input = new ModelInput.Vectors(network.input("x", Shape.of(1, 2), DType.FLOAT));
    var sharing = CopySharingTest.sharing("soft").set("towards", towards).make(CopySharingTest.TASKS);
    sharing.share(network, new SharingContext(CopySharingTest.TASKS, input,
        scope -> new Features.Rows(input.values().mul(scope.parameter("factor", Shape.of(2), Init.ones())))));
    return network.penalties().getFirst().value();
  }

  private static double overTasks(String towards) {
    var penalty = penalty(Network.empty(), towards);
    double sum = 0;
    for (int task = 0; task < 3; task++) {
      sum += new Interpreter(Bindings.none().withScalars(SCALARS).withParameter("encoder.factor", COPIES).withTask(task)).value(penalty)
          .item();
    }
    return sum;
  }

  @Test
  void towardsTheMeanItIsTen() {
    assertThat(overTasks("mean")).isEqualTo(10);
  }

  @Test
  void towardsEachOtherItIsThirty() {
    assertThat(overTasks("each-other")).isEqualTo(30);
  }

  /// `2·(θ_t − θ̄)`, as if the mean moved along.
  @Test
  void theGradientIsThatOfTheWholeSum() {
    var penalty = penalty(Network.empty(), "mean");
    var bindings = Bindings.none().withScalars(SCALARS).withParameter("encoder.factor", COPIES).withTask(1);
    var gradient = new Interpreter(bindings).gradients(penalty).parameters().get("encoder.factor");
    assertThat(Objects.requireNonNull(gradient).toArray()).containsExactly(0, 0, 2, 4, 0, 0);
  }

  @Test
  void thePullFadesFromLayerToLayer() {
    var stack = Stack.of(sharing());
    var both = stack.bindings(SCALARS);
    var lower = stack.bindings(Map.of("sharing.soft.strength", 1.0, "sharing.soft.fade", 0.0));
    var penalty = stack.network().penalties().getFirst().value();
    var all = new Interpreter(both).gradients(penalty).parameters();
    var faded = new Interpreter(lower).gradients(penalty).parameters();
    assertThat(Objects.requireNonNull(all.get("encoder.high.weight")).largest()).isPositive();
    assertThat(Objects.requireNonNull(faded.get("encoder.high.weight")).largest()).isZero();
    assertThat(faded.get("encoder.low.weight")).isEqualTo(all.get("encoder.low.weight"));
  }

  /// Without strength nothing ties the copies: each is as if it trained alone.
  @Test
  void withoutStrengthTheTasksTrainAlone() {
    var stack = Stack.of(sharing());
    var bindings = stack.bindings(Map.of("sharing.soft.strength", 0.0, "sharing.soft.fade", 1.0));
    var loss = stack.features().pooled().square().sum();
    var alone = new Interpreter(bindings).gradients(loss).parameters();
    var together = new Interpreter(bindings).gradients(loss.add(stack.network().penalties().getFirst().value())).parameters();
    assertThat(together).isEqualTo(alone);
    assertThat(stack.sizeForAll()).isEqualTo(3 * 2 * (3 * 3 + 3));
  }

  /// Gradient descent on the pull alone brings the copies to what they have in common, (1, 2), where they are one network.
  @Test
  void thePullAloneEndsInOneNetwork() {
    var penalty = penalty(Network.empty(), "mean");
    var copies = COPIES;
    for (int step = 0; step < 200; step++) {
      int task = step % 3;
      var bindings = Bindings.none().withScalars(SCALARS).withParameter("encoder.factor", copies).withTask(task);
      var gradient = Objects.requireNonNull(new Interpreter(bindings).gradients(penalty).parameters().get("encoder.factor"));
      copies = copies.plus(gradient.map(g -> -0.1 * g));
    }
    assertThat(copies.row(1).toArray()).containsExactly(copies.row(0).toArray(), within(1e-3));
    assertThat(copies.row(2).toArray()).containsExactly(copies.row(0).toArray(), within(1e-3));
    assertThat(copies.row(0).get(0)).isCloseTo(1, within(0.2));
  }
}
