package dev.medley.plugins.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MixTest implements SamplerContract {

  private static final Fixture<Sampler> MIX = Fixture.of(new MixingSamplers(), Kind.SAMPLER, "mix");

  @Override
  public Sampler sampler(List<String> tasks) {
    return MIX.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.EXACT, SamplerProperty.REACHES_EVERY_TASK, SamplerProperty.INDIFFERENT_TO_STEPS);
  }

  @Override
  public List<Double> plan(SamplerContext context) {
    return Collections.nCopies(context.tasks().size(), 1.0 / context.tasks().size());
  }

  @Test
  void drawsInTheSharesGiven() {
    assertThat(counts(0.5, 0.3, 0.2)).containsExactly(200, 120, 80);
  }

  @Test
  void trainsOneTaskAlone() {
    assertThat(counts(0, 1, 0)).containsExactly(0, 400, 0);
  }

  /// From the first task alone to the second alone: in the first quarter an eighth of the micro-batches are the second's, in the last an eighth the first's.
  @Test
  void sharesThatChangeAreFollowed() {
    var parts = new LinkedHashMap<String, Value.Schedule>();
    parts.put("a", new Value.Schedule(List.of(1.0, 0.0)));
    parts.put("b", new Value.Schedule(List.of(0.0, 1.0)));
    var sizes = List.of(new TaskSize("a", 50, true), new TaskSize("b", 50, true));
    var session = MIX.set("shares", new Value.Schedules(parts)).make(List.of("a", "b"))
        .start(new SamplerContext(sizes, 4, 16, 400, new SplittableRandom(1)));
    int[] quarters = new int[4];
    IntStream.range(0, 400).forEach(step -> session.next(step).forEach(draw -> quarters[step / 100] += draw.task()));
    assertThat(quarters[0]).isBetween(49, 51);
    assertThat(quarters[1]).isBetween(148, 152);
    assertThat(quarters[2]).isBetween(248, 252);
    assertThat(quarters[3]).isBetween(349, 351);
  }

  @Test
  void sharesThatStandStillAreDrawnAsIfTheyWereNoSchedule() {
    var parts = new LinkedHashMap<String, Value.Schedule>();
    parts.put("a", new Value.Schedule(List.of(0.7, 0.7, 0.7)));
    parts.put("b", new Value.Schedule(List.of(0.3, 0.3, 0.3)));
    var shares = new LinkedHashMap<String, Double>();
    shares.put("a", 0.7);
    shares.put("b", 0.3);
    var sizes = List.of(new TaskSize("a", 50, true), new TaskSize("b", 50, true));
    var changing = MIX.set("shares", new Value.Schedules(parts)).make(List.of("a", "b"))
        .start(new SamplerContext(sizes, 4, 16, 100, new SplittableRandom(1)));
    var still = MIX.set("shares", new Value.Shares(shares)).make(List.of("a", "b"))
        .start(new SamplerContext(sizes, 4, 16, 100, new SplittableRandom(1)));
    for (int step = 0; step < 100; step++) assertThat(changing.next(step)).isEqualTo(still.next(step));
  }

  /// What 100 steps of 4 micro-batches come to.
  private static int[] counts(double... shares) {
    var tasks = List.of("a", "b", "c");
    var parts = new LinkedHashMap<String, Double>();
    for (int i = 0; i < 3; i++) parts.put(tasks.get(i), shares[i]);
    var sizes = tasks.stream().map(t -> new TaskSize(t, 50, true)).toList();
    var session = MIX.set("shares", new Value.Shares(parts)).make(tasks)
        .start(new SamplerContext(sizes, 4, 16, 100, new SplittableRandom(1)));
    int[] counts = new int[3];
    IntStream.range(0, 100).forEach(step -> session.next(step).forEach(draw -> counts[draw.task()]++));
    return counts;
  }
}
