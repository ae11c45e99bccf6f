package dev.medley.plugins.curriculum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CompetenceTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new Curricula(), Kind.SAMPLER, "competence");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK, SamplerProperty.DETERMINISTIC);
  }

  /// `c₀ = .01`: the values of equations 4 and 7, in double precision.
  @Test
  void growsAsPublished() {
    double[] times = {0, .1, .25, .5, 1, 2};
    assertThat(Arrays.stream(times).map(t -> Growth.SQRT.at(t, .01)).toArray())
        .containsExactly(new double[]{.01, .316370, .500075, .707142, 1, 1}, within(1e-6));
    assertThat(Arrays.stream(times).map(t -> Growth.LINEAR.at(t, .01)).toArray())
        .containsExactly(new double[]{.01, .109, .2575, .505, 1, 1}, within(1e-12));
  }

  @Test
  void drawsFromTheEasiest() {
    var slices = slices(SAMPLER.set("growth", "linear").set("start", .1).set("until", .5), 10);
    assertThat(slices.get(0)).isEqualTo(new Slice.Range(new Slice.All(), Difficulty.OWN, 0, .1));
    assertThat(((Slice.Range) slices.get(2)).to()).isCloseTo(.46, within(1e-12));
    assertThat(slices.get(5)).isEqualTo(new Slice.Range(new Slice.All(), Difficulty.OWN, 0, 1));
  }

  @Test
  void namesTheTrialThatItOrdersBy() {
    var named = SAMPLER.set("difficulty", "reference").set("reference", "english/56").make(List.of("a"));
    assertThat(named.orders()).contains(Difficulty.REFERENCE);
    assertThat(named.reference()).contains("english/56");
    assertThat(SAMPLER.set("difficulty", "length").set("reference", "english/56").make(List.of("a")).reference()).isEmpty();
  }

  @Test
  void turnsTheOrderRoundOrShufflesItAsControls() {
    assertThat(slices(SAMPLER.set("order", "hard-first").set("start", .25).set("difficulty", "length"), 10).getFirst())
        .isEqualTo(new Slice.Range(new Slice.All(), Difficulty.LENGTH, .75, 1));
    assertThat(slices(SAMPLER.set("order", "random").set("start", .25), 10).getFirst())
        .isEqualTo(new Slice.Range(new Slice.All(), Difficulty.RANDOM, 0, .25));
  }

  @Test
  void keepsTheTasksAndTheDomainsOfTheSamplerBelow() {
    Sampler below = context -> _ -> Collections.nCopies(context.microBatches(), new Draw(1, new Slice.Domain("news")));
    var slices = slices(SAMPLER.setPart("over", below).set("start", .5), 4);
    assertThat(slices.getFirst()).isEqualTo(new Slice.Range(new Slice.Domain("news"), Difficulty.OWN, 0, .5));
  }

  @Test
  void leavesTheRangesOfACurriculumBelow() {
    var range = new Slice.Range(new Slice.All(), Difficulty.LENGTH, .2, .3);
    Sampler below = context -> _ -> Collections.nCopies(context.microBatches(), new Draw(1, range));
    assertThat(slices(SAMPLER.setPart("over", below), 4)).containsOnly(range);
  }

  /// The slices of the first micro-batch, step by step.
  private static List<Slice> slices(Fixture<Sampler> fixture, int steps) {
    var sizes = List.of(new TaskSize("a", 1000, true), new TaskSize("b", 100, true));
    var session = fixture.make(List.of("a", "b")).start(new SamplerContext(sizes, 2, 16, steps, new SplittableRandom(1)));
    return IntStream.range(0, steps).mapToObj(s -> session.next(s).getFirst().slice()).toList();
  }
}
