package dev.medley.plugins.curriculum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class StagesTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new Curricula(), Kind.SAMPLER, "stages");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK);
  }

  /// Three tasks of 100, 300 and 600 examples, the last first, in stages that end at .6: worked out by hand from the equations.
  @Test
  void bringsTasksInAndReplaysTheEarlierOnes() {
    var plan = new Stages.Plan(List.of(2, 0, 1), new double[]{100, 300, 600}, .6, 1, .3);
    assertThat(plan.shares(0)).containsExactly(0, 0, 1);
    assertThat(plan.shares(.199)).containsExactly(0, 0, 1);
    assertThat(plan.shares(.2)).containsExactly(new double[]{.7, 0, .3}, within(1e-12));
    assertThat(plan.shares(.5)).containsExactly(new double[]{.3 / 7, .7, .3 * 6 / 7}, within(1e-12));
    assertThat(plan.shares(.6)).containsExactly(100, 300, 600);
  }

  @Test
  void goesAtItsPace() {
    var late = new Stages.Plan(List.of(0, 1, 2), new double[]{1, 1, 1}, .9, 2, .3);
    assertThat(List.of(late.begin(0), late.begin(1), late.begin(2), late.begin(3)))
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .containsExactly(0.0, .1, .4, .9);
  }

  /// 300 steps of 4, of which stages take 90 each at the pace of 1 and .9 of training.
  @Test
  void drawsWhatItsPlanSays() {
    var tasks = List.of("a", "b", "c");
    var order = new Value.Order(List.of("c", "a", "b"));
    var sizes = tasks.stream().map(t -> new TaskSize(t, 50, true)).toList();
    var session = SAMPLER.set("order", order).set("until", .9).set("replay", .5).make(tasks)
        .start(new SamplerContext(sizes, 4, 16, 300, new SplittableRandom(1)));
    int[][] counts = new int[4][3];
    for (int step = 0; step < 300; step++) for (var draw : session.next(step)) counts[step / 90][draw.task()]++;
    assertThat(counts[0]).containsExactly(0, 0, 360);
    assertThat(counts[1]).containsExactly(180, 0, 180);
    assertThat(counts[2]).containsExactly(90, 180, 90);
    assertThat(counts[3]).containsExactly(40, 40, 40);
  }
}
