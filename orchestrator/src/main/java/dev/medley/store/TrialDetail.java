package dev.medley.store;

import java.util.List;

/// All that the store knows about a trial, from one moment.
///
/// @param trial the trial
/// @param metrics every metric that it reported, by split, task, name and step
/// @param scores its final metrics, test metrics included, by label
/// @param events what happened to it, the oldest first
/// @param artifacts its files, by name
public record TrialDetail(
    Trial trial, List<Metric> metrics, List<Metric> scores, List<TrialEvent> events, List<Artifact> artifacts) {

  public TrialDetail {
    metrics = List.copyOf(metrics);
    scores = List.copyOf(scores);
    events = List.copyOf(events);
    artifacts = List.copyOf(artifacts);
  }
}
