package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Setting;
import dev.medley.api.sampler.SamplerContext;

/// The tasks' proportions by size and temperature, `e_i^(1/T)`, as the sampler `temperature` has them.
final class SizeShares {

  static final Setting TEMPERATURE = Setting.logReal("temperature", 1, 100, 1,
      "How far proportions among tasks move from their sizes, at 1, towards equal ones.");

  private SizeShares() {}

  static double[] of(SamplerContext context, double temperature) {
    return context.tasks().stream().mapToDouble(t -> Math.pow(t.examples(), 1 / temperature)).toArray();
  }
}
