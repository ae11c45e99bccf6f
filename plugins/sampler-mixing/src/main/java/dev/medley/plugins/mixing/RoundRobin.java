package dev.medley.plugins.mixing;

import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.stream.IntStream;

/// Takes the tasks in turn, in the order of the study.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `n` | micro-batches drawn before this one | `()` |
/// | `k` | number of tasks | `()` |
///
/// Micro-batch `n` is of task `n mod k`. O(1) a micro-batch. Not random. Where the micro-batches of a step divide the number of tasks, the same tasks always meet
/// in a step; the sampler `mix` with equal shares draws a new order in every round.
record RoundRobin() implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    int tasks = context.tasks().size();
    int width = context.microBatches();
    return step -> IntStream.range(0, width).mapToObj(i -> new Draw((int) (((long) step * width + i) % tasks))).toList();
  }
}
