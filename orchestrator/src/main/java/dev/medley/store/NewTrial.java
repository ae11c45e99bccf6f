package dev.medley.store;

import java.util.List;

/// A trial before it has a number.
///
/// @param kind why it is run
/// @param seed from which its random streams come
/// @param configuration everything that training needs to know, as JSON
/// @param parameters what the search varied, by full name, each name once
public record NewTrial(TrialKind kind, long seed, String configuration, List<TrialParameter> parameters) {

  public NewTrial {
    parameters = List.copyOf(parameters);
    if (parameters.stream().map(TrialParameter::name).distinct().count() != parameters.size()) {
      throw new IllegalArgumentException("A trial has each parameter once: " + parameters);
    }
  }
}
