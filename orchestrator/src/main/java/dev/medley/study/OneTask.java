package dev.medley.study;

import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.Collections;

/// Trains on one task alone: the mix of a single-task baseline.
///
/// @param name the task's
record OneTask(String name) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    int task = context.tasks().stream().map(SamplerContext.TaskSize::name).toList().indexOf(name);
    var draws = Collections.nCopies(context.microBatches(), new Draw(task));
    return _ -> draws;
  }
}
