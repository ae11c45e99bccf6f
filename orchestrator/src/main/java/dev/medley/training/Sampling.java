package dev.medley.training;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.task.Split;
import dev.medley.training.data.StudyData;
import dev.medley.training.random.Streams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one member trains on, step by step.
final class Sampling {

  private final Member member;
  private final StudyData data;
  private final Sampler.Session session;
  private final Map<Draw, RowStream> streams = new HashMap<>();
  private final long[] examples;
  private final int microBatches;

  Sampling(Member member, StudyData data, int microBatches, int rows, int steps) {
    this.member = member;
    this.data = data;
    this.microBatches = microBatches;
    this.examples = new long[data.tasks().size()];
    var sizes = data.tasks().stream().map(t -> new SamplerContext.TaskSize(t.name(), t.size(Split.TRAIN), t.main())).toList();
    var random = Streams.stream(Streams.seed(member.studySeed(), member.trial(), "sampler"));
    session = member.sampler().start(new SamplerContext(sizes, microBatches, rows, steps, random));
  }

  List<Draw> next(int step) {
    var draws = session.next(step);
    if (draws.size() != microBatches)
      throw new IllegalStateException("The sampler gave " + draws.size() + " draws for a step of " + microBatches);
    return draws;
  }

  int row(Draw draw) {
    examples[draw.task()]++;
    return streams.computeIfAbsent(draw, this::stream).next();
  }

  private RowStream stream(Draw draw) {
    long seed = Streams.seed(member.studySeed(), member.trial(), "rows " + draw.task() + " " + draw.slice());
    return new RowStream(data.tasks().get(draw.task()).rows(draw.slice()), seed);
  }

  void observe(int step, TaskLosses losses) {
    session.observe(step, losses);
  }

  List<Long> examples() {
    return java.util.Arrays.stream(examples).boxed().toList();
  }
}
