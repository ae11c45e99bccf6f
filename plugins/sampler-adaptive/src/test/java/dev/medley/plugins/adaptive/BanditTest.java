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

final class BanditTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new AdaptiveSamplers(), Kind.SAMPLER, "bandit");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK);
  }

  /// Two tasks and a memory of a half, worked out by hand from algorithm 1: `ε` is .5, .5, √(ln 2/4) = .416277, √(ln 2/6) = .339889; rewards are (1, 3), then (2.667742, 2.428184).
  @Test
  void followsThePaper() {
    var rewards = new Bandit.Rewards(2, 0.5);
    assertThat(rewards.at(0)).containsExactly(new double[]{.5, .5}, within(1e-9));
    rewards.learn(0, TaskLosses.of(1, 3), new int[]{1, 1});
    assertThat(rewards.at(1)).containsExactly(new double[]{.461310, .538690}, within(1e-6));
    rewards.learn(1, TaskLosses.of(2, 1), new int[]{1, 1});
    assertThat(rewards.at(2)).containsExactly(new double[]{.507977, .492023}, within(1e-6));
  }

  @Test
  void keepsTheRewardOfATaskThatWasNotDrawn() {
    var rewards = new Bandit.Rewards(2, 0.5);
    rewards.at(0);
    rewards.learn(0, TaskLosses.of(new int[]{1}, new double[]{3}), new int[]{0, 2});
    double before = rewards.at(1)[1];
    rewards.learn(1, TaskLosses.of(new int[]{0}, new double[]{1e-9}), new int[]{2, 0});
    assertThat(before).isGreaterThan(.5);
    assertThat(rewards.at(2)[1]).isGreaterThan(.5);
  }
}
