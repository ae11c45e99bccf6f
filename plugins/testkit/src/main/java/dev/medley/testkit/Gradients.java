package dev.medley.testkit;

import java.util.Map;

/// A scalar with its gradients.
///
/// @param parameters one for every parameter bound, of its shape (`(tasks, ...)` where each task has its own); zeros for those that do not reach the scalar
/// @param inputs     one for every input of real numbers from which the scalar is made
public record Gradients(double value, Map<String, Array> parameters, Map<String, Array> inputs) {

  public Gradients {
    parameters = Map.copyOf(parameters);
    inputs = Map.copyOf(inputs);
  }
}
