package dev.medley.plugins.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.LossContext;
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
import java.util.SplittableRandom;
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

  /// The first task's weight goes from 1 to 3 over the eleven steps of the context, the other's stays 1: in the middle they are 2 and 1.
  @Test
  void followsASchedule() {
    var weights = new LinkedHashMap<String, Value.Schedule>();
    weights.put("a", new Value.Schedule(List.of(1.0, 3.0)));
    weights.put("b", new Value.Schedule(List.of(1.0)));
    var loss = (LossWeighting) Fixture.of(new WeightingLosses(), Kind.LOSS, "static").set("weights", new Value.Schedules(weights))
        .make(List.of("a", "b"));
    var session = loss.start(new LossContext(List.of("a", "b"), List.of(2, 2), 11, new SplittableRandom(1)));
    var losses = TaskLosses.of(1, 2);
    assertThat(session.weights(0, losses)).containsExactly(new double[]{1, 1}, within(1e-12));
    assertThat(session.weights(5, losses)).containsExactly(new double[]{4 / 3.0, 2 / 3.0}, within(1e-12));
    assertThat(session.weights(10, losses)).containsExactly(new double[]{1.5, 0.5}, within(1e-12));
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
