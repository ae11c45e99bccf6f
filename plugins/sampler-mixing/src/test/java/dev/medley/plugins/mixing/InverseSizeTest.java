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
import org.junit.jupiter.api.Test;

final class InverseSizeTest implements SamplerContract {

  private static final Fixture<Sampler> BY_TASK = Fixture.of(new MixingSamplers(), Kind.SAMPLER, "inverse-size");

  @Override
  public Sampler sampler(List<String> tasks) {
    return BY_TASK.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.EXACT, SamplerProperty.REACHES_EVERY_TASK, SamplerProperty.INDIFFERENT_TO_STEPS);
  }

  @Override
  public List<Double> plan(SamplerContext context) {
    double all = context.tasks().stream().mapToDouble(t -> 1.0 / t.examples()).sum();
    return context.tasks().stream().map(t -> 1.0 / t.examples() / all).toList();
  }

  /// Of 10,000 micro-batches 9901 and 99, for shares of .990099 and .009901.
  @Test
  void turnsSizesRound() {
    assertThat(counts(BY_TASK, 1_000_000, 10_000)).containsExactly(99, 9901);
    assertThat(counts(BY_TASK, 1_000_000, 10_000, 500)).containsExactly(5, 476, 9519);
  }

  @Test
  void comesToEqualSharesByExample() {
    assertThat(counts(Fixture.of(new MixingSamplers(), Kind.SAMPLER, "inverse-size-examples"), 1_000_000, 10_000)).containsExactly(5000,
        5000);
  }

  /// 10,000 draws may not pass over 500 examples more than three times, nor over 10,000 more than three times.
  @Test
  void doesNotRepeatBeyondItsLimit() {
    assertThat(counts(BY_TASK.set("passes", 3.0), 1_000_000, 10_000, 500)).containsExactly(84, 8416, 1500);
  }

  private static int[] counts(Fixture<Sampler> fixture, int... sizes) {
    var tasks = List.of("a", "b", "c").subList(0, sizes.length);
    var known = tasks.stream().map(t -> new TaskSize(t, sizes[tasks.indexOf(t)], true)).toList();
    var session = fixture.make(tasks).start(new SamplerContext(known, 10, 1, 1000, new SplittableRandom(1)));
    int[] counts = new int[sizes.length];
    for (int step = 0; step < 1000; step++) session.next(step).forEach(d -> counts[d.task()]++);
    return counts;
  }
}
