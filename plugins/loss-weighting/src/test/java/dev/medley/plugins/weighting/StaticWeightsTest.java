package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.LossWeightingContract;
import dev.medley.testkit.contract.WeightingProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StaticWeightsTest implements LossWeightingContract {

  /// Weights of ½, ¼, ⅛ and so on; with them, the order of the tasks matters.
  @Override
  public LossWeighting loss(List<String> tasks) {
    var halves = new LinkedHashMap<String, Double>();
    for (var task : tasks) halves.put(task, Math.pow(0.5, halves.size() + 1));
    return (LossWeighting) Fixture.of(new WeightingLosses(), Kind.LOSS, "static").set("weights", new Value.Numbers(halves)).make(tasks);
  }

  @Override
  public Set<WeightingProperty> properties() {
    return Set.of(WeightingProperty.SUMS_TO_TASKS, WeightingProperty.NOT_NEGATIVE, WeightingProperty.DETERMINISTIC,
        WeightingProperty.SCALE_INVARIANT);
  }

  /// Losses of 1, 2 and 4 with weights of ½, ¼ and ⅛ add up to 1½; scaled to weights that sum to 3, to 1½ · 3 / ⅞.
  @Test
  void keepsTheProportionsGiven() {
    var losses = TaskLosses.of(1, 2, 4);
    var weights = loss(Steps.names(3)).start(Steps.context(3)).weights(0, losses);
    assertThat(weights).containsExactly(new double[]{12 / 7.0, 6 / 7.0, 3 / 7.0}, within(1e-12));
    assertThat(Steps.total(weights, losses)).isEqualTo(1.5 * 3 / 0.875, within(1e-12));
  }

  @Test
  void knowsTasksByTheirIndexWhenSomeAreAbsent() {
    var weights = loss(Steps.names(4)).start(Steps.context(4)).weights(0, TaskLosses.of(new int[]{1, 3}, new double[]{1, 1}));
    assertThat(weights).containsExactly(new double[]{1.6, 0.4}, within(1e-12));
  }

  @Test
  void weighsAllAlikeWhenNothingIsSaid() {
    var loss = (LossWeighting) Fixture.of(new WeightingLosses(), Kind.LOSS, "static").make(Steps.names(3));
    assertThat(loss.start(Steps.context(3)).weights(0, TaskLosses.of(1, 2, 4))).containsExactly(1, 1, 1);
  }
}
