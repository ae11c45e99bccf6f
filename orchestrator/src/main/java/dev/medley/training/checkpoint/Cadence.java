package dev.medley.training.checkpoint;

import java.time.Duration;

/// When a running cohort is worth a checkpoint: after every so much work, but never so often that writing would take more than a hundredth of the time; at a
/// rung, where a cohort is looked at anyway, a little sooner. Used by one thread.
public final class Cadence {

  private static final double SHARE = 0.01;
  private static final double SHARE_AT_RUNG = 0.02;
  private static final double SOONER_AT_RUNG = 0.1;

  private final Duration every;
  private long last;
  private long cost;

  /// @param every how much work a crash may cost, about; zero for a checkpoint after each step, whatever it costs
  /// @param now   of [System#nanoTime]
  public Cadence(Duration every, long now) {
    this.every = every;
    last = now;
  }

  public boolean due(boolean rung, long now) {
    double least = every.toNanos() * (rung ? SOONER_AT_RUNG : 1);
    double paid = every.isZero() ? 0 : cost / (rung ? SHARE_AT_RUNG : SHARE);
    return now - last >= Math.max(least, paid);
  }

  /// Says that a checkpoint was written.
  public void written(long begin, long end) {
    cost = end - begin;
    last = end;
  }
}
