package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Mixes the tasks of every step in the same proportions, so that no update lacks a task that another one has.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `p` | setting `shares`: a point on the simplex, which may move over the training, limited by [Passes] | `[k]` |
/// | `m` | micro-batches of a step | `()` |
/// | `c` | micro-batches of each task in every step | `[k]` |
///
/// `c_i = ⌊m·p_i⌋`, and one more for the tasks with the largest remainders, of equal ones the earlier task, until `Σ_i c_i = m`. O(m) a step. Not random. What is
/// rounded in one step is rounded alike in all: a task whose share comes to less than a micro-batch may never be drawn, where [Mix] would draw it now and then.
record DynamicBatch(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    var mix = settings.mix("shares");
    if (mix.changes()) return step -> draws(mix.at(step, context.steps()), context);
    var always = draws(mix.at(0, context.steps()), context);
    return _ -> always;
  }

  private List<Draw> draws(double[] shares, SamplerContext context) {
    int[] counts = counts(Passes.limited(shares, context, settings), context.microBatches());
    var draws = new ArrayList<Draw>();
    for (int task = 0; task < counts.length; task++) draws.addAll(Collections.nCopies(counts[task], new Draw(task)));
    return List.copyOf(draws);
  }

  /// Whole numbers in proportion to shares, by largest remainders.
  static int[] counts(double[] shares, int total) {
    int[] counts = new int[shares.length];
    int left = total;
    for (int i = 0; i < counts.length; i++) {
      // A hair above, so that 10 times 0.3 is 3.
      counts[i] = (int) Math.floor(total * shares[i] + 1e-9);
      left -= counts[i];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < counts.length; i++) {
        if (total * shares[i] - counts[i] > total * shares[largest] - counts[largest] + 1e-9) largest = i;
      }
      counts[largest]++;
    }
    return counts;
  }
}
