package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.List;
import java.util.stream.IntStream;

/// Draws micro-batches by shares that stay the same through training.
record SharesSession(Apportionment apportionment, int microBatches) implements Sampler.Session {

  /// Shares in proportion to weights, but for those that [Passes] limits.
  static SharesSession of(double[] weights, SamplerContext context, Settings settings) {
    return new SharesSession(new Apportionment(Passes.limited(weights, context, settings), context.random()), context.microBatches());
  }

  @Override
  public List<Draw> next(int step) {
    return IntStream.range(0, microBatches).mapToObj(_ -> new Draw(apportionment.next())).toList();
  }
}
