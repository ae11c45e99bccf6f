package dev.medley.plugins.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.api.sampler.Slice;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BabyStepsTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new Curricula(), Kind.SAMPLER, "baby-steps");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK, SamplerProperty.DETERMINISTIC);
  }

  @Test
  void addsBucketAfterBucket() {
    var slices = slices(SAMPLER.set("buckets", 4L).set("until", .8), 10);
    assertThat(slices).extracting(s -> ((Slice.Range) s).from()).containsOnly(0.0);
    assertThat(slices).extracting(s -> ((Slice.Range) s).to()).containsExactly(.25, .25, .5, .5, .75, .75, 1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void leavesBucketsBehindIfTold() {
    var slices = slices(SAMPLER.set("buckets", 4L).set("until", .8).set("forget", true), 10);
    assertThat(slices).extracting(s -> ((Slice.Range) s).from()).containsExactly(0.0, 0.0, .25, .25, .5, .5, .75, .75, 0.0, 0.0);
    assertThat(slices).extracting(s -> ((Slice.Range) s).to()).containsExactly(.25, .25, .5, .5, .75, .75, 1.0, 1.0, 1.0, 1.0);
    assertThat(((Slice.Range) slices.getFirst()).by()).isEqualTo(Difficulty.OWN);
  }

  /// The slices of the first micro-batch, step by step.
  private static List<Slice> slices(Fixture<Sampler> fixture, int steps) {
    var sizes = List.of(new TaskSize("a", 1000, true), new TaskSize("b", 100, true));
    var session = fixture.make(List.of("a", "b")).start(new SamplerContext(sizes, 2, 16, steps, new SplittableRandom(1)));
    return IntStream.range(0, steps).mapToObj(s -> session.next(s).getFirst().slice()).toList();
  }
}
