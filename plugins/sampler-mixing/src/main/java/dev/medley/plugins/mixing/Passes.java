package dev.medley.plugins.mixing;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import java.util.Arrays;

/// Keeps small tasks from being repeated too often: no task gets more of a training than some passes over its data, and the others take what it gives up.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `p` | shares before | `[k]` |
/// | `e` | training examples of each task | `[k]` |
/// | `N` | examples that the whole training draws | `()` |
/// | `c` | setting `passes` | `()` |
///
/// Where `N·p_i > c·e_i`, the share becomes `c·e_i/N`, and the tasks below their limit share the rest as they shared before; repeated until none is above. Where all
/// reach the limit, the training is longer than `c` passes over all of them, and each gets the same number of passes. O(k²), once.
final class Passes {

  static final Setting SETTING = Setting.logReal("passes", 0.1, 1_000_000, 1_000_000,
      "The most passes over a task's data, as far as other tasks can take its place.");

  private Passes() {}

  /// Shares within the limit.
  static double[] limited(double[] weights, SamplerContext context, Settings settings) {
    double drawn = (double) context.steps() * context.microBatches() * context.rows();
    double limit = settings.real("passes") / drawn;
    return limited(weights, context.tasks().stream().mapToDouble(TaskSize::examples).map(e -> e * limit).toArray());
  }

  /// @param weights not negative, not all zero
  /// @param limits  the most that each share may be
  static double[] limited(double[] weights, double[] limits) {
    double sum = Arrays.stream(weights).sum();
    double[] shares = Arrays.stream(weights).map(w -> w / sum).toArray();
    boolean[] full = new boolean[shares.length];
    for (boolean above = true; above;) {
      above = false;
      for (int i = 0; i < shares.length; i++) {
        if (full[i] || !(shares[i] > limits[i])) continue;
        full[i] = true;
        shares[i] = limits[i];
        above = true;
      }
      if (above) fill(shares, full);
    }
    return shares;
  }

  /// Gives what is left of 1 to the tasks that are not full, or to all alike where every task is.
  private static void fill(double[] shares, boolean[] full) {
    double taken = 0;
    double open = 0;
    for (int i = 0; i < shares.length; i++) {
      if (full[i]) taken += shares[i];
      else open += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      if (open > 0 && !full[i]) shares[i] *= (1 - taken) / open;
      if (open == 0) shares[i] /= taken;
    }
  }
}
