package dev.medley.study;

import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.stream.IntStream;

/// Takes the tasks in turn: the mix of the equal-mix baseline.
final class EqualMix implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    int tasks = context.tasks().size();
    int m = context.microBatches();
    return step -> IntStream.range(0, m).mapToObj(b -> new Draw((int) (((long) step * m + b) % tasks))).toList();
  }
}
