package dev.medley.plugins.mixing;

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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TemperatureTest implements SamplerContract {

  private static final double[] SIZES = {1_000_000, 10_000, 500};
  private static final Fixture<Sampler> TEMPERATURE = Fixture.of(new MixingSamplers(), Kind.SAMPLER, "temperature");
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  @Override
  public Sampler sampler(List<String> tasks) {
    return TEMPERATURE.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.EXACT, SamplerProperty.REACHES_EVERY_TASK, SamplerProperty.INDIFFERENT_TO_STEPS);
  }

  @Override
  public List<Double> plan(SamplerContext context) {
    double[] roots = context.tasks().stream().mapToDouble(t -> Math.sqrt(t.examples())).toArray();
    return Arrays.stream(roots).mapToObj(r -> r / Arrays.stream(roots).sum()).toList();
  }

  /// Computed apart, in double precision, from the definition in section 3.5.2 of the paper.
  @Test
  void evensOutAsPublished() {
    assertShares(NO_LIMIT, 1, .989609, .009896, .000495);
    assertShares(1 << 15, 1, .757326, .231118, .011556);
    assertShares(1 << 15, 2, .596675, .329620, .073705);
    assertShares(1 << 15, 4, .477391, .354823, .167786);
    assertShares(NO_LIMIT, 2, .890979, .089098, .019923);
    assertShares(NO_LIMIT, 1 / .7, .957212, .038107, .004680);
    assertShares(NO_LIMIT, 1 / .3, .738855, .185592, .075553);
  }

  @Test
  void makesAllEqualWithoutEnd() {
    assertShares(NO_LIMIT, 1e9, 1 / 3.0, 1 / 3.0, 1 / 3.0);
  }

  /// Sizes are scaled before the limit holds, so a scale of a half with a limit of 500 is what a limit of 1000 is, whereas a scale of one task is its own.
  @Test
  void scalesBeforeItLimits() {
    assertThat(drawn(TEMPERATURE.set("temperature", 1.0).set("limit", 500).set("scale", numbers(.5, .5, .5)))).containsExactly(200, 160,
        40);
    assertThat(drawn(TEMPERATURE.set("temperature", 1.0).set("limit", 1000))).containsExactly(200, 160, 40);
    assertThat(drawn(TEMPERATURE.set("temperature", 1.0).set("limit", 1000).set("scale", numbers(.2, 1, 1)))).containsExactly(200, 160, 40);
  }

  /// From the sizes, 100 to 1, to nearly equal shares: the small task gets hardly any of the first steps, and half of the last.
  @Test
  void aTemperatureThatRisesEvensOutMoreAndMore() {
    var sizes = List.of(new TaskSize("a", 50_000, true), new TaskSize("b", 500, true));
    var session = TEMPERATURE.set("temperature", new Value.Schedule(List.of(1.0, 1.0, 100.0, 100.0))).make(List.of("a", "b"))
        .start(new SamplerContext(sizes, 4, 1, 300, new SplittableRandom(1)));
    int[] thirds = new int[3];
    for (int step = 0; step < 300; step++) for (var draw : session.next(step)) thirds[step / 100] += draw.task();
    assertThat(thirds[0]).isBetween(3, 5);
    assertThat(thirds[1]).isBetween(100, 190);
    assertThat(thirds[2]).isBetween(193, 197);
  }

  /// What 100 steps of 4 micro-batches come to, of tasks of 5000, 800 and 200 examples.
  private static int[] drawn(Fixture<Sampler> fixture) {
    var sizes = List.of(new TaskSize("a", 5000, true), new TaskSize("b", 800, true), new TaskSize("c", 200, true));
    var session = fixture.make(List.of("a", "b", "c")).start(new SamplerContext(sizes, 4, 1, 100, new SplittableRandom(1)));
    int[] counts = new int[3];
    for (int step = 0; step < 100; step++) session.next(step).forEach(d -> counts[d.task()]++);
    return counts;
  }

  private static Value.Numbers numbers(double a, double b, double c) {
    var parts = new LinkedHashMap<String, Double>();
    parts.put("a", a);
    parts.put("b", b);
    parts.put("c", c);
    return new Value.Numbers(parts);
  }

  private static void assertShares(int limit, double temperature, double... expected) {
    double[] rates = Temperature.rates(SIZES, limit, temperature);
    double sum = Arrays.stream(rates).sum();
    assertThat(Arrays.stream(rates).map(r -> r / sum).toArray()).containsExactly(expected, within(1e-6));
  }
}
