package dev.medley.store;

import java.util.Map;
import java.util.OptionalDouble;

/// A study with how far it has come.
///
/// @param study the study
/// @param trials how many of its trials, baselines included, are in each state; a state without trials is absent
/// @param best the best objective of its completed trials, baselines excluded
public record StudySummary(Study study, Map<TrialState, Integer> trials, OptionalDouble best) {

  public StudySummary {
    trials = Map.copyOf(trials);
  }

  /// How many of the study's trials are in a state.
  public int count(TrialState state) {
    return trials.getOrDefault(state, 0);
  }
}
