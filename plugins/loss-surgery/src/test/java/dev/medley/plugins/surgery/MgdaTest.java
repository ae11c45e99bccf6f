package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.GramianWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MgdaTest implements GramianWeightingContract {

  @Override
  public GramianWeighting loss(List<String> tasks) {
    return (GramianWeighting) Fixture.of(new SurgeryLosses(), Kind.LOSS, "mgda").make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return EnumSet.allOf(WeightingProperty.class);
  }

  /// J = [[−4, 1, 1], [6, 1, 1]]: the shortest mixture is (0, 1, 1), of .6 and .4; twice that, for two tasks.
  @Test
  void findsTheShortestMixtureOfTwo() {
    assertThat(weights("none", Gramian.of(2, 18, -22, -22, 38), 1, 1)).containsExactly(new double[]{1.2, 0.8}, within(1e-12));
  }

  /// The shorter of two gradients that agree is the shortest mixture.
  @Test
  void clipsToTheSimplex() {
    assertThat(weights("none", Gramian.of(2, 1, 2, 2, 16), 1, 1)).containsExactly(2, 0);
  }

  /// Norms of 1 and 4 at a right angle: plainly a = (16, 1)/17; of unit vectors (½, ½); of gradients divided by losses of 1 and 4 (½, ½).
  @Test
  void normalizesAsAsked() {
    var gramian = Gramian.of(2, 1, 0, 0, 16);
    assertThat(weights("none", gramian, 1, 4)).containsExactly(new double[]{32 / 17.0, 2 / 17.0}, within(1e-12));
    assertThat(weights("norm", gramian, 1, 1)).containsExactly(new double[]{1, 1}, within(1e-12));
    assertThat(weights("loss", gramian, 1, 4)).containsExactly(new double[]{1, 1}, within(1e-12));
  }

  private static double[] weights(String normalize, Gramian gramian, double... losses) {
    var tasks = List.of("a", "b");
    var mgda = (GramianWeighting) Fixture.of(new SurgeryLosses(), Kind.LOSS, "mgda").set("normalize", normalize).make(tasks);
    return mgda.start(new LossContext(tasks, List.of(0, 0), 10, new SplittableRandom(1))).weights(0, gramian, TaskLosses.of(losses));
  }
}
