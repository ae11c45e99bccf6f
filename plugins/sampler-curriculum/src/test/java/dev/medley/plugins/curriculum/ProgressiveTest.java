package dev.medley.plugins.curriculum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.api.sampler.Slice;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ProgressiveTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new Curricula(), Kind.SAMPLER, "progressive");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK);
  }

  /// From .1 to .9 in ten stages, as gradual fine-tuning is usually described.
  @Test
  void risesEvenly() {
    double[] shares = new Progressive.Ramp(.1, .9, 10, 1).shares().stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(shares).containsExactly(new double[]{.1, .1889, .2778, .3667, .4556, .5444, .6333, .7222, .8111, .9}, within(5e-5));
  }

  /// Ten stages of 90 micro-batches, target "b"; the others have 200 and 400 examples, so a third and two thirds of what is left.
  @Test
  void followsItsPlanToWithinOneMicroBatch() {
    int[][] counts = counts(SAMPLER.set("target", "b"), Map.of());
    for (int stage = 0; stage < 10; stage++) {
      double target = .1 + .8 * stage / 9;
      assertThat((double) counts[stage][1]).as("target in stage %d", stage).isCloseTo(90 * target, within(1.0));
      assertThat((double) counts[stage][0]).as("first in stage %d", stage).isCloseTo(90 * (1 - target) / 3, within(1.5));
      assertThat((double) counts[stage][2]).as("third in stage %d", stage).isCloseTo(90 * (1 - target) * 2 / 3, within(1.5));
    }
  }

  @Test
  void leadsToADomain() {
    var sampler = SAMPLER.set("target", "a/news").set("from", 1.0).set("to", 1.0).make(List.of("a", "b"));
    var sizes = List.of(new TaskSize("a", 100, true, Map.of("news", 20, "web", 80)), new TaskSize("b", 100, true));
    var draws = sampler.start(new SamplerContext(sizes, 4, 16, 10, new SplittableRandom(1))).next(0);
    assertThat(draws).containsOnly(new Draw(0, new Slice.Domain("news")));
  }

  @Test
  void leadsToTheMainTasksUnlessTold() {
    var known = List.of(new TaskSize("a", 100, false), new TaskSize("b", 100, true), new TaskSize("c", 100, true));
    assertThat(Target.of("", known).tasks()).containsExactly(1, 2);
    assertThat(Target.of("", List.of(new TaskSize("a", 100, true), new TaskSize("b", 100, true))).tasks()).containsExactly(0);
  }

  @Test
  void tellsWhatItLeadsTo() {
    var known = List.of(new TaskSize("a", 100, true, Map.of("news", 20)), new TaskSize("b", 100, true));
    assertThat(SAMPLER.set("target", "b").make(List.of("a", "b")).target(known)).containsExactly(new Draw(1));
    assertThat(SAMPLER.set("target", "a/news").make(List.of("a", "b")).target(known))
        .containsExactly(new Draw(0, new Slice.Domain("news")));
  }

  @Test
  void refusesATargetThatIsNotThere() {
    var known = List.of(new TaskSize("pos", 100, true, Map.of("news", 100)), new TaskSize("food", 100, true));
    assertThatThrownBy(() -> Target.of("fod", known)).hasMessage("""
        MED-622 The target (fod) of sampler (progressive) is no task of the study.
        Did you mean: food?""");
    assertThatThrownBy(() -> Target.of("pos/mews", known)).hasMessage("""
        MED-623 The domain (mews) of task (pos) in sampler (progressive) is none of its training data.
        Did you mean: news?""");
    assertThatThrownBy(() -> Target.of("food/news", known)).hasMessage("""
        MED-623 The domain (news) of task (food) in sampler (progressive) is none of its training data.
        The task names no domains.""");
  }

  private static int[][] counts(Fixture<Sampler> fixture, Map<String, Integer> domains) {
    var sizes = List.of(new TaskSize("a", 200, true, domains), new TaskSize("b", 50, true), new TaskSize("c", 400, true));
    var session = fixture.make(List.of("a", "b", "c")).start(new SamplerContext(sizes, 3, 16, 300, new SplittableRandom(1)));
    int[][] counts = new int[10][3];
    for (int step = 0; step < 300; step++) for (var draw : session.next(step)) counts[step / 30][draw.task()]++;
    return counts;
  }
}
