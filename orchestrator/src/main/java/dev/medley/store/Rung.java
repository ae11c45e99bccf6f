package dev.medley.store;

import java.util.List;

/// What a running trial has reached at a rung, where it stands until it is decided whether it goes on.
///
/// @param claim   the right under which it was run
/// @param step    after how many steps
/// @param metrics what it reached there
/// @param run     how and on what it was run since the rung before
public record Rung(Claim claim, long step, List<Metric> metrics, Run run) {

  public Rung {
    metrics = List.copyOf(metrics);
    if (step < 1) {
      throw new IllegalArgumentException("A rung is after a step, not after " + step + ".");
    }
  }
}
