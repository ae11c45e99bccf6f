package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Draws micro-batches by shares, which may change from step to step.
///
/// @param shares of a step; nothing where they stay as they were at first
record SharesSession(Apportionment apportionment, int microBatches, Optional<IntFunction<double[]>> shares) implements Sampler.Session {

  /// Shares that stay the same through training.
  SharesSession(Apportionment apportionment, int microBatches) {
    this(apportionment, microBatches, Optional.empty());
  }

  /// Shares in proportion to weights, but for those that [Passes] limits.
  static SharesSession of(double[] weights, SamplerContext context, Settings settings) {
    return new SharesSession(new Apportionment(Passes.limited(weights, context, settings), context.random()), context.microBatches());
  }

  /// Shares in proportion to the weights of a step.
  static SharesSession of(IntFunction<double[]> weights, boolean change, SamplerContext context, Settings settings) {
    var first = of(weights.apply(0), context, settings);
    return change
        ? new SharesSession(first.apportionment, first.microBatches,
            Optional.of(step -> Passes.limited(weights.apply(step), context, settings)))
        : first;
  }

  @Override
  public List<Draw> next(int step) {
    shares.ifPresent(of -> apportionment.change(of.apply(step)));
    return IntStream.range(0, microBatches).mapToObj(_ -> new Draw(apportionment.next())).toList();
  }
}
