package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.LossWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RandomLossWeightsTest implements LossWeightingContract {

  private static final Fixture<Loss> METHOD = Fixture.of(new WeightingLosses(), Kind.LOSS, "rlw");

  @Override
  public LossWeighting loss(List<String> tasks) {
    return (LossWeighting) METHOD.make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE);
  }

  /// Over 4,000 steps the means of weights of one distribution stray from 1 by .02 at most (six deviations of the wider), and uniform shares of two tasks have a deviation of 1/√3.
  @Test
  void drawsAroundOne() {
    for (var distribution : List.of("normal", "dirichlet")) {
      var session = start(METHOD.set("distribution", distribution), 2);
      double sum = 0;
      double squares = 0;
      for (int step = 0; step < 4000; step++) {
        double weight = session.weights(step, TaskLosses.of(1, 5))[0];
        sum += weight / 4000;
        squares += (weight - 1) * (weight - 1) / 4000;
      }
      assertThat(sum).as(distribution).isCloseTo(1, within(0.06));
      if (distribution.equals("dirichlet")) assertThat(squares).isCloseTo(1 / 3.0, within(0.02));
    }
  }

  private static LossWeighting.Session start(Fixture<Loss> fixture, int tasks) {
    return ((LossWeighting) fixture.make(Steps.names(tasks))).start(Steps.context(tasks));
  }
}
