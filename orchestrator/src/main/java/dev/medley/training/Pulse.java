package dev.medley.training;

import java.time.Duration;

/// What a thread that trains is doing and since when, for another that looks: code of plugins runs in it, and such code may hang. Thread-safe.
public final class Pulse {

  private volatile String doing = "a step";
  private volatile long since = System.nanoTime();

  /// Says what begins now.
  void beat(String what) {
    doing = what;
    since = System.nanoTime();
  }

  /// Such as `a step`, or `next of the sampler (mix) of trial 7`.
  public String doing() {
    return doing;
  }

  /// For how long it has been doing that.
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
