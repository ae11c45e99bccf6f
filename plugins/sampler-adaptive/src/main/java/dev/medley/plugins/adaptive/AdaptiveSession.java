package dev.medley.plugins.adaptive;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Draws micro-batches by shares that are asked for anew before every step.
final class AdaptiveSession implements Sampler.Session {

  /// How shares move.
  interface Shares {

    /// The tasks' shares in a step; not negative, not all zero, in proportion.
    double[] at(int step);

    /// What the losses were in a step, and how many micro-batches each task had.
    void learn(int step, TaskLosses losses, int[] drawn);
  }

  private final Shares shares;
  private final Apportionment apportionment;
  private final int microBatches;
  private int[] drawn;

  AdaptiveSession(SamplerContext context, Shares shares) {
    double[] equal = new double[context.tasks().size()];
    Arrays.fill(equal, 1);
    this.shares = shares;
    this.apportionment = new Apportionment(equal, context.random());
    this.microBatches = context.microBatches();
    this.drawn = new int[equal.length];
  }

  @Override
  public List<Draw> next(int step) {
    apportionment.change(shares.at(step));
    int[] counts = new int[drawn.length];
    var draws = IntStream.range(0, microBatches).mapToObj(_ -> new Draw(apportionment.next())).toList();
    draws.forEach(d -> counts[d.task()]++);
    drawn = counts;
    return draws;
  }

  @Override
  public void observe(int step, TaskLosses losses) {
    shares.learn(step, losses, drawn);
  }
}
