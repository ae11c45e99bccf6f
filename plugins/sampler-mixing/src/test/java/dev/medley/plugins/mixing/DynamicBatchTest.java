package dev.medley.plugins.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DynamicBatchTest implements SamplerContract {

  @Override
  public Sampler sampler(List<String> tasks) {
    return Fixture.of(new MixingSamplers(), Kind.SAMPLER, "dynamic-batch").make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.EXACT_IN_EVERY_STEP, SamplerProperty.DETERMINISTIC);
  }

  @Override
  public List<Double> plan(SamplerContext context) {
    return Collections.nCopies(context.tasks().size(), 1.0 / context.tasks().size());
  }

  @Test
  void roundsByLargestRemainders() {
    assertThat(DynamicBatch.counts(new double[]{.5, .3, .2}, 10)).containsExactly(5, 3, 2);
    assertThat(DynamicBatch.counts(new double[]{.5, .3, .2}, 8)).containsExactly(4, 2, 2);
    assertThat(DynamicBatch.counts(new double[]{0, 1}, 3)).containsExactly(0, 3);
  }

  @Test
  void followsSharesThatChange() {
    var parts = new LinkedHashMap<String, Value.Schedule>();
    parts.put("a", new Value.Schedule(List.of(1.0, 0.0)));
    parts.put("b", new Value.Schedule(List.of(0.0, 1.0)));
    var sizes = List.of(new SamplerContext.TaskSize("a", 50, true), new SamplerContext.TaskSize("b", 50, true));
    var session = Fixture.of(new MixingSamplers(), Kind.SAMPLER, "dynamic-batch").set("shares", new Value.Schedules(parts))
        .make(List.of("a", "b")).start(new SamplerContext(sizes, 4, 8, 5, new SplittableRandom(1)));
    for (int step = 0; step < 5; step++) assertThat(session.next(step).stream().mapToInt(d -> d.task()).sum()).isEqualTo(step);
  }

  @Test
  void givesTheEarlierOfEqualRemainders() {
    assertThat(DynamicBatch.counts(new double[]{.25, .25, .25, .25}, 6)).containsExactly(2, 2, 1, 1);
  }
}
