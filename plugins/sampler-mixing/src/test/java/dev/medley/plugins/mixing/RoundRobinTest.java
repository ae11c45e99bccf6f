package dev.medley.plugins.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoundRobinTest implements SamplerContract {

  @Override
  public Sampler sampler(List<String> tasks) {
    return Fixture.of(new MixingSamplers(), Kind.SAMPLER, "round-robin").make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return EnumSet.allOf(SamplerProperty.class);
  }

  @Override
  public List<Double> plan(SamplerContext context) {
    return Collections.nCopies(context.tasks().size(), 1.0 / context.tasks().size());
  }

  @Test
  void takesTurns() {
    var sizes = List.of(new TaskSize("a", 9, true), new TaskSize("b", 99, true), new TaskSize("c", 999, false));
    var session = sampler(List.of("a", "b", "c")).start(new SamplerContext(sizes, 2, 16, 3, new SplittableRandom(1)));
    var tasks = IntStream.range(0, 3).boxed().flatMap(s -> session.next(s).stream()).map(Draw::task).toList();
    assertThat(tasks).containsExactly(0, 1, 2, 0, 1, 2);
  }
}
