package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import dev.medley.api.sampler.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What every sampler must keep, for a study to be able to use it.
///
/// ```java
/// final class RoundRobinTest implements SamplerContract {
///   @Override
///   public Sampler sampler(List<String> tasks) {
///     return new RoundRobin();
///   }
///
///   @Override
///   public Set<SamplerProperty> properties() {
///     return Set.of(SamplerProperty.DETERMINISTIC, SamplerProperty.REACHES_EVERY_TASK);
///   }
/// }
/// ```
public interface SamplerContract {

  /// The sampler under test, made for a study of the given tasks; see [Fixture].
  Sampler sampler(List<String> tasks);

  /// What the sampler claims. What it does not claim is reported as aborted.
  Set<SamplerProperty> properties();

  /// The share of the micro-batches that each task is to have; asked of samplers that claim to be exact.
  default List<Double> plan(SamplerContext context) {
    throw new UnsupportedOperationException("An exact sampler says what its plan is");
  }

  @Test
  default void drawsAsManyMicroBatchesAsAStepHas() {
    for (var context : contexts(1)) {
      var session = start(context);
      for (int step = 0; step < 20; step++) assertThat(observed(session, step, context)).as("%s", context).hasSize(context.microBatches());
    }
  }

  @Test
  default void drawsTasksOfTheStudy() {
    for (var context : contexts(1)) {
      assertThat(draws(context)).as("%s", context).allMatch(d -> d.task() >= 0 && d.task() < context.tasks().size());
    }
  }

  @Test
  default void drawsFromDomainsThatTheTasksHave() {
    for (var context : contexts(1)) {
      for (var draw : draws(context)) {
        var of = draw.slice() instanceof Slice.Range range ? range.of() : draw.slice();
        var domains = context.tasks().get(draw.task()).domains().keySet();
        if (of instanceof Slice.Domain(var name)) assertThat(domains).as("domains of task %d of %s", draw.task(), context).contains(name);
      }
    }
  }

  @Test
  default void worksWhereTasksHaveOneExample() {
    for (int tasks = 1; tasks <= 3; tasks++) {
      var sizes = names(tasks).stream().map(name -> new TaskSize(name, 1, true)).toList();
      var context = new SamplerContext(sizes, 3, 16, 50, new SplittableRandom(1));
      assertThat(draws(context)).as("%s", context).hasSize(150).allMatch(d -> d.task() >= 0 && d.task() < sizes.size());
    }
  }

  @Test
  default void worksForASingleStep() {
    var context = context(3, 4, 1);
    var single = new SamplerContext(context.tasks(), 4, 16, 1, new SplittableRandom(1));
    assertThat(draws(single)).hasSize(4);
  }

  @Test
  default void bearsWhateverTheLossesDo() {
    double[] strange = {0, 1e-30, 1e30, -3, 1};
    for (var context : contexts(1)) {
      var session = start(context);
      for (int step = 0; step < context.steps(); step++) {
        int now = step;
        var draws = session.next(step);
        assertThat(draws).as("%s, step %d", context, step).hasSize(context.microBatches())
            .allMatch(d -> d.task() >= 0 && d.task() < context.tasks().size());
        int[] present = present(draws);
        session.observe(step,
            TaskLosses.of(present, Arrays.stream(present).mapToDouble(t -> strange[(t + now) % strange.length]).toArray()));
      }
    }
  }

  @Test
  default void drawsTheSameFromTheSameStream() {
    var first = contexts(7);
    var second = contexts(7);
    for (int i = 0; i < first.size(); i++) assertThat(draws(first.get(i))).isEqualTo(draws(second.get(i)));
  }

  @Test
  default void keepsTwoMembersApart() {
    var sampler = sampler(names(3));
    var alone = start(sampler, context(3, 2, 1));
    var together = start(sampler, context(3, 2, 1));
    var other = start(sampler, context(3, 4, 2));
    for (int step = 0; step < 50; step++) {
      other.next(step);
      assertThat(together.next(step)).as("step %d", step).isEqualTo(alone.next(step));
    }
  }

  @Test
  default void givesEachTaskItsShareAtEveryMoment() {
    claimed(SamplerProperty.EXACT);
    for (var context : contexts(1)) {
      var plan = plan(context);
      int[] counts = new int[plan.size()];
      int drawn = 0;
      for (var draw : draws(context)) {
        counts[draw.task()]++;
        drawn++;
        for (int i = 0; i < counts.length; i++) {
          assertThat(Math.abs(counts[i] - drawn * plan.get(i))).as("%s: task %d after %d draws", context, i, drawn).isLessThan(1 + 1e-6);
        }
      }
    }
  }

  @Test
  default void mixesEveryStepAsPlanned() {
    claimed(SamplerProperty.EXACT_IN_EVERY_STEP);
    for (var context : contexts(1)) {
      var plan = plan(context);
      var session = start(context);
      for (int step = 0; step < context.steps(); step++) {
        int[] counts = new int[plan.size()];
        observed(session, step, context).forEach(d -> counts[d.task()]++);
        for (int i = 0; i < counts.length; i++) {
          assertThat(Math.abs(counts[i] - context.microBatches() * plan.get(i))).as("%s: task %d in step %d", context, i, step)
              .isLessThan(1);
        }
      }
    }
  }

  @Test
  default void reachesEveryTask() {
    claimed(SamplerProperty.REACHES_EVERY_TASK);
    for (var context : contexts(1)) {
      assertThat(draws(context).stream().map(Draw::task).distinct().count()).as("%s", context).isEqualTo(context.tasks().size());
    }
  }

  @Test
  default void isDeterministic() {
    claimed(SamplerProperty.DETERMINISTIC);
    var first = contexts(7);
    var second = contexts(8);
    for (int i = 0; i < first.size(); i++) assertThat(draws(first.get(i))).isEqualTo(draws(second.get(i)));
  }

  @Test
  default void doesNotCareHowManyMicroBatchesAStepHas() {
    claimed(SamplerProperty.INDIFFERENT_TO_STEPS);
    assertThat(draws(context(5, 4, 3)).subList(0, 300)).isEqualTo(draws(context(5, 1, 3)).subList(0, 300));
  }

  private void claimed(SamplerProperty property) {
    Assumptions.assumeTrue(properties().contains(property), () -> "does not claim " + property);
  }

  /// All draws of a run.
  private List<Draw> draws(SamplerContext context) {
    var session = start(context);
    var all = new ArrayList<Draw>();
    for (int step = 0; step < context.steps(); step++) all.addAll(observed(session, step, context));
    return all;
  }

  private static List<Draw> observed(Sampler.Session session, int step, SamplerContext context) {
    var _ = session.measures(step);
    var draws = session.next(step);
    int[] present = Arrays.stream(present(draws)).filter(t -> t >= 0 && t < context.tasks().size()).toArray();
    double[] losses = Arrays.stream(present).mapToDouble(t -> 1 + t / (1.0 + step)).toArray();
    if (present.length > 0) session.observe(step, TaskLosses.of(present, losses));
    return draws;
  }

  private static int[] present(List<Draw> draws) {
    return draws.stream().mapToInt(Draw::task).distinct().sorted().toArray();
  }

  private Sampler.Session start(SamplerContext context) {
    return start(sampler(context.tasks().stream().map(TaskSize::name).toList()), context);
  }

  private static Sampler.Session start(Sampler sampler, SamplerContext context) {
    return sampler.start(context);
  }

  /// Studies of one to eight tasks whose sizes differ up to tenfold, with one to eight micro-batches in a step.
  private static List<SamplerContext> contexts(long seed) {
    return IntStream.rangeClosed(1, 8).boxed().flatMap(tasks -> IntStream.of(1, 3, 8).mapToObj(width -> context(tasks, width, seed)))
        .toList();
  }

  private static SamplerContext context(int tasks, int microBatches, long seed) {
    var sizes = new SplittableRandom(tasks);
    var all = names(tasks).stream().map(name -> new TaskSize(name, sizes.nextInt(100, 1000), true)).toList();
    return new SamplerContext(all, microBatches, 16, 400, new SplittableRandom(seed));
  }

  private static List<String> names(int tasks) {
    return IntStream.range(0, tasks).mapToObj(i -> "task-" + i).toList();
  }
}
