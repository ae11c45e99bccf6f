package dev.medley.training;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.Slice;
import dev.medley.api.task.Split;
import dev.medley.training.data.StudyData;
import dev.medley.training.random.Streams;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one member trains on, step by step.
public final class Sampling {

  private record Moving(int task, Slice.Whole of, Difficulty by) {}

  private final Member member;
  private final StudyData data;
  private final Sampler.Session session;
  private final Orders orders;
  private final Map<Draw, RowStream> streams = new HashMap<>();
  private final Map<Moving, MovingRows> moving = new HashMap<>();
  private final long[] examples;
  private final int microBatches;

  Sampling(Member member, StudyData data, Cohort cohort) {
    this.member = member;
    this.data = data;
    this.microBatches = cohort.microBatches();
    this.examples = new long[data.tasks().size()];
    orders = new Orders(member, data, cohort.reference());
    session = member.sampler().start(context(member, data, microBatches, cohort.rows(), cohort.steps()));
  }

  /// What a member's sampler is told when training starts.
  public static SamplerContext context(Member member, StudyData data, int microBatches, int rows, int steps) {
    var sizes = data.tasks().stream().map(t -> new SamplerContext.TaskSize(t.name(), t.size(Split.TRAIN), t.main(), t.domainSizes()))
        .toList();
    var random = Streams.stream(Streams.seed(member.studySeed(), member.line(), "sampler"));
    return new SamplerContext(sizes, microBatches, rows, steps, random);
  }

  /// Whether the member's loss of every training example is wanted before a step.
  boolean measures(int step) {
    return session.measures(step);
  }

  void measured(ExampleLosses losses) {
    orders.measured(losses);
  }

  List<Draw> next(int step) {
    var draws = session.next(step);
    if (draws.size() != microBatches)
      throw new IllegalStateException("The sampler gave " + draws.size() + " draws for a step of " + microBatches);
    draws.forEach(this::require);
    return draws;
  }

  /// Something to draw from.
  private void require(Draw draw) {
    if (draw.task() < 0 || draw.task() >= data.tasks().size())
      throw new IllegalStateException("The sampler drew task " + draw.task() + " of " + data.tasks().size());
    if (streams.containsKey(draw)) return;
    int rows = switch (draw.slice()) {
      case Slice.Whole whole -> data.tasks().get(draw.task()).rows(whole).length;
      case Slice.Range(var of, var by, _, _) -> orders.of(draw.task(), of, by).size();
    };
    if (rows == 0) throw new IllegalStateException("The sampler drew from " + draw + ", which has no examples");
  }

  int row(Draw draw) {
    examples[draw.task()]++;
    return switch (draw.slice()) {
      case Slice.Whole whole -> streams
          .computeIfAbsent(draw, _ -> new RowStream(data.tasks().get(draw.task()).rows(whole), seed(draw.task(), whole.toString()))).next();
      case Slice.Range(var of, var by, double from, double to) -> {
        var rows = moving.computeIfAbsent(new Moving(draw.task(), of, by), _ -> new MovingRows(seed(draw.task(), of + " " + by)));
        rows.move(orders.of(draw.task(), of, by), from, to);
        yield rows.next();
      }
    };
  }

  private long seed(int task, String slice) {
    return Streams.seed(member.studySeed(), member.line(), "rows " + task + " " + slice);
  }

  void observe(int step, TaskLosses losses) {
    session.observe(step, losses);
  }

  List<Long> examples() {
    return Arrays.stream(examples).boxed().toList();
  }
}
