package dev.medley.plugins.mixing;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProportionalTest implements SamplerContract {

  @Override
  public Sampler sampler(List<String> tasks) {
    return Fixture.of(new MixingSamplers(), Kind.SAMPLER, "proportional").make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.EXACT, SamplerProperty.REACHES_EVERY_TASK, SamplerProperty.INDIFFERENT_TO_STEPS);
  }

  @Override
  public List<Double> plan(SamplerContext context) {
    double all = context.tasks().stream().mapToInt(TaskSize::examples).sum();
    return context.tasks().stream().map(t -> t.examples() / all).toList();
  }

  /// A million examples against ten thousand: shares of .990099 and .009901, so 20 of 2020 micro-batches.
  @Test
  void followsTheSizes() {
    var sizes = List.of(new TaskSize("large", 1_000_000, true), new TaskSize("small", 10_000, true));
    var session = sampler(List.of("large", "small")).start(new SamplerContext(sizes, 10, 16, 202, new SplittableRandom(1)));
    long small = IntStream.range(0, 202).boxed().flatMap(s -> session.next(s).stream()).filter(d -> d.task() == 1).count();
    assertThat(small).isEqualTo(20);
  }
}
