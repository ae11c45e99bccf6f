package dev.medley.plugins.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DoReMiTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new AdaptiveSamplers(), Kind.SAMPLER, "doremi");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK);
  }

  /// One step from equal shares, with the excesses .5, .1, 0 and .2: algorithm 1 worked out apart, in double precision.
  @Test
  void followsThePaper() {
    var excesses = new DoReMi.Excesses(List.of(1.0, 1.0, 1.0, 1.0), 1, 1e-3, false);
    excesses.at(0);
    excesses.learn(0, TaskLosses.of(1.5, 1.1, 0.3, 1.2), new int[]{1, 1, 1, 1});
    assertThat(excesses.at(1)).containsExactly(new double[]{.331300, .222160, .201042, .245498}, within(1e-6));
  }

  @Test
  void drawsByTheMeanOfItsSharesIfTold() {
    var moving = new DoReMi.Excesses(List.of(0.0, 0.0), 1, 1e-3, false);
    var mean = new DoReMi.Excesses(List.of(0.0, 0.0), 1, 1e-3, true);
    double sum = 0;
    for (int step = 0; step < 5; step++) {
      sum += moving.at(step)[0];
      double[] sums = mean.at(step);
      assertThat(sums[0] / (sums[0] + sums[1])).isCloseTo(sum / (step + 1), within(1e-12));
      moving.learn(step, TaskLosses.of(2, 1), new int[]{1, 1});
      mean.learn(step, TaskLosses.of(2, 1), new int[]{1, 1});
    }
    assertThat(sum / 5).isGreaterThan(.6);
  }
}
