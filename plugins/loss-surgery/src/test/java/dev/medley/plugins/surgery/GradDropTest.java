package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.JacobianAggregator;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.JacobianAggregatorContract;
import dev.medley.testkit.contract.Updates;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GradDropTest implements JacobianAggregatorContract {

  @Override
  public Fixture<?> fixture() {
    return Gradients.method("graddrop");
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.PERMUTATION_EQUIVARIANT, WeightingProperty.SCALE_INVARIANT);
  }

  /// Of (−4, 1, 1) and (6, 1, 1) the last two numbers always add up to 2; the first is 6 where its draw is below ½·(1 + 2/10) = .6, and −4 elsewhere.
  @Test
  void keepsOneSign() {
    assertThat(updates(0).of(Gradients.TWO, new double[]{0.59, 0.5, 0.99})).containsExactly(new double[]{6, 2, 2}, within(1e-9));
    assertThat(updates(0).of(Gradients.TWO, new double[]{0.61, 0.5, 0.99})).containsExactly(new double[]{-4, 2, 2}, within(1e-9));
  }

  /// A quarter of the sum of 2 leaks through: .75·6 + .25·2 and .75·(−4) + .25·2.
  @Test
  void letsSomeThrough() {
    assertThat(updates(0.25).of(Gradients.TWO, new double[]{0.2, 0, 0})[0]).isCloseTo(5, within(1e-9));
    assertThat(updates(0.25).of(Gradients.TWO, new double[]{0.8, 0, 0})[0]).isCloseTo(-2.5, within(1e-9));
  }

  /// The mean over 4,000 draws is .6·6 − .4·4 = 2, the sum; its deviation is 4.9/√4000 = .077.
  @Test
  void isTheSumOnAverage() {
    var random = new SplittableRandom(5);
    double mean = 0;
    for (int draw = 0; draw < 4000; draw++) mean += updates(0).of(Gradients.TWO, random.nextLong())[0] / 4000;
    assertThat(mean).isCloseTo(2, within(0.4));
  }

  private static Updates updates(double leak) {
    var tasks = List.of("a", "b");
    var fixture = Gradients.method("graddrop").set("leak", leak);
    return new Updates((JacobianAggregator) fixture.make(tasks), fixture.settings(tasks));
  }
}
