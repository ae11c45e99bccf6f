package dev.medley.plugins.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.api.sampler.Slice;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SelfPacedTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new Curricula(), Kind.SAMPLER, "self-paced");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK, SamplerProperty.DETERMINISTIC);
  }

  @Test
  void drawsWhatTheModelFindsEasy() {
    var slices = slices(SAMPLER.set("growth", "linear").set("start", .25).set("until", 1.0), 16);
    assertThat(slices.get(8)).isEqualTo(new Slice.Range(new Slice.All(), Difficulty.CURRENT, 0, .625));
  }

  /// Four times, evenly before everything is drawn at step 50.
  @Test
  void takesTheLossesAsOftenAsItSays() {
    var session = SAMPLER.set("refreshes", 4L).set("until", .5).make(List.of("a"))
        .start(new SamplerContext(List.of(new TaskSize("a", 10, true)), 1, 16, 100, new SplittableRandom(1)));
    assertThat(IntStream.range(0, 100).filter(session::measures)).containsExactly(10, 20, 30, 40);
  }

  @Test
  void takesThemAlsoForTheSamplerBelow() {
    Sampler below = context -> new Sampler.Session() {
      @Override
      public boolean measures(int step) {
        return step == 7;
      }

      @Override
      public List<Draw> next(int step) {
        return Collections.nCopies(context.microBatches(), new Draw(0));
      }
    };
    var session = SAMPLER.setPart("over", below).set("refreshes", 1L).set("until", .5).make(List.of("a"))
        .start(new SamplerContext(List.of(new TaskSize("a", 10, true)), 1, 16, 20, new SplittableRandom(1)));
    assertThat(IntStream.range(0, 20).filter(session::measures)).containsExactly(5, 7);
  }

  /// The slices of the first micro-batch, step by step.
  private static List<Slice> slices(Fixture<Sampler> fixture, int steps) {
    var sizes = List.of(new TaskSize("a", 1000, true), new TaskSize("b", 100, true));
    var session = fixture.make(List.of("a", "b")).start(new SamplerContext(sizes, 2, 16, steps, new SplittableRandom(1)));
    return IntStream.range(0, steps).mapToObj(s -> session.next(s).getFirst().slice()).toList();
  }
}
