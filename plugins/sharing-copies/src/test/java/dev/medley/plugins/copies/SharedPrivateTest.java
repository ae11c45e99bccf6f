package dev.medley.plugins.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SharedPrivateTest implements SharingContract {

  private static final Map<String, Double> SCALARS = Map.of("sharing.shared-private.adversarial", 0.5, "sharing.shared-private.difference",
      0.1);

  @Override
  public Sharing sharing() {
    return CopySharingTest.sharing("shared-private").set("discriminator", 4).make(CopySharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  @Override
  public Map<String, Double> scalars() {
    return SCALARS;
  }

  /// The encoder once for all and once for each task; a discriminator of 3·4 + 4 and 4·3 + 3.
  @Test
  void hasAPrivateEncoderForEachTask() {
    var stack = Stack.of(sharing());
    assertThat(stack.features().width()).isEqualTo(6);
    assertThat(stack.sizeForAll()).isEqualTo(4 * 2 * (3 * 3 + 3) + 16 + 15);
  }

  /// At the end of the schedule the encoder is pushed the other way, half as strongly (0.5 · 0.999909); the discriminator learns as ever.
  @Test
  void theSharedEncoderLearnsAgainstTheDiscriminator() {
    var stack = Stack.of(sharing());
    var penalty = stack.network().penalties().getFirst().value();
    var against = new Interpreter(stack.bindings(SCALARS)).gradients(penalty).parameters();
    var along = new Interpreter(
        stack.bindings(Map.of("sharing.shared-private.adversarial", -1.0, "sharing.shared-private.difference", 0.1)))
        .gradients(penalty).parameters();
    var of = Objects.requireNonNull(against.get("shared.low.weight"));
    var withIt = Objects.requireNonNull(along.get("shared.low.weight"));
    assertThat(of.largest()).isPositive();
    for (int i = 0; i < of.size(); i++) assertThat(of.get(i)).isCloseTo(-0.5 * withIt.get(i), within(1e-9));
    assertThat(against.get("discriminator.guess.weight")).isEqualTo(along.get("discriminator.guess.weight"));
    assertThat(Objects.requireNonNull(against.get("private.low.weight")).largest()).isZero();
  }

  /// `2/(1 + exp(−10·p)) − 1` at 0, .1, .25, .5, .75 and 1.
  @Test
  void theScheduleIsThatOfDomainAdversarialTraining() {
    var stack = Stack.of(sharing());
    var penalty = stack.network().penalties().getFirst().value();
    double[] at = {0, 0.1, 0.25, 0.5, 0.75, 1};
    double[] expected = {0, 0.462117, 0.848284, 0.986614, 0.998894, 0.999909};
    double end = Objects.requireNonNull(new Interpreter(stack.bindings(SCALARS)).gradients(penalty).parameters().get("shared.low.bias"))
        .get(0);
    for (int i = 0; i < at.length; i++) {
      var now = new Interpreter(stack.bindings(SCALARS).withScalar("progress", at[i])).gradients(penalty).parameters()
          .get("shared.low.bias");
      assertThat(Objects.requireNonNull(now).get(0) / end * 0.999909).isCloseTo(expected[i], within(1e-6));
    }
  }

  /// Rows (1, 0) and (0, 1) against themselves give ‖I‖² / 4, against features at right angles nothing.
  @Test
  void theDifferenceIsNothingBetweenFeaturesAtRightAngles() {
    var network = Network.empty();
    var shared = network.input("s", Shape.of(2, 2), DType.FLOAT);
    var own = network.input("p", Shape.of(2, 2), DType.FLOAT);
    var same = Bindings.none().withInput("s", Array.of(Shape.of(2, 2), 1, 0, 0, 1)).withInput("p", Array.of(Shape.of(2, 2), 2, 0, 0, 3));
    assertThat(new Interpreter(same).value(SharedPrivate.difference(shared, own)).item()).isCloseTo(0.5, within(1e-5));
    var apart = Bindings.none().withInput("s", Array.of(Shape.of(2, 2), 1, 0, 1, 0)).withInput("p", Array.of(Shape.of(2, 2), 1, 1, -1, -1));
    assertThat(new Interpreter(apart).value(SharedPrivate.difference(shared, own)).item()).isCloseTo(0, within(1e-9));
  }
}
