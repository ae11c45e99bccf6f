package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.List;

/// What a space says about one setting.
sealed interface Reading {

  /// It has this value in every trial.
  record Fixed(Value value) implements Reading {}

  /// It varies; where only some tasks' parts of it do, the default holds the others.
  record Varying(List<Parameter> parameters, Value byDefault) implements Reading {
    public Varying {
      parameters = List.copyOf(parameters);
    }
  }
}
