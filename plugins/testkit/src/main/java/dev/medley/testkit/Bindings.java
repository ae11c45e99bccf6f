package dev.medley.testkit;

import dev.medley.api.tensor.Shape;
import java.util.HashMap;
import java.util.Map;

/// What the names in an expression stand for: one member's parameters and numbers, and one micro-batch.
///
/// @param parameters by name; one of which every task has its own has the tasks as a first axis, `(tasks, ...)`
/// @param scalars    the numbers that a member chooses for itself, by name
/// @param inputs     the fields of the micro-batch, by name
/// @param task       the index of the micro-batch's task
public record Bindings(Map<String, Array> parameters, Map<String, Double> scalars, Map<String, Array> inputs, int task, Mode mode) {

  public Bindings {
    parameters = Map.copyOf(parameters);
    scalars = Map.copyOf(scalars);
    inputs = Map.copyOf(inputs);
    if (task < 0) throw new IllegalArgumentException("A task has an index of 0 or more, not " + task);
  }

  /// Nothing bound, task 0, evaluation.
  public static Bindings none() {
    return new Bindings(Map.of(), Map.of(), Map.of(), 0, new Mode.Evaluation());
  }

  public Bindings withParameters(Map<String, Array> values) {
    return new Bindings(values, scalars, inputs, task, mode);
  }

  public Bindings withParameter(String name, Array value) {
    return new Bindings(replaced(parameters, name, value), scalars, inputs, task, mode);
  }

  public Bindings withScalars(Map<String, Double> values) {
    return new Bindings(parameters, values, inputs, task, mode);
  }

  public Bindings withScalar(String name, double value) {
    return new Bindings(parameters, replaced(scalars, name, value), inputs, task, mode);
  }

  public Bindings withInputs(Map<String, Array> values) {
    return new Bindings(parameters, scalars, values, task, mode);
  }

  public Bindings withInput(String name, Array value) {
    return new Bindings(parameters, scalars, replaced(inputs, name, value), task, mode);
  }

  public Bindings withTask(int index) {
    return new Bindings(parameters, scalars, inputs, index, mode);
  }

  public Bindings withMode(Mode other) {
    return new Bindings(parameters, scalars, inputs, task, other);
  }

  Array parameter(String name, Shape shape) {
    return fitting("parameter", name, parameters, shape);
  }

  /// The slice of the micro-batch's task.
  Array taskParameter(String name, Shape shape) {
    var all = bound("parameter", name, parameters);
    boolean fits = all.shape().rank() > 0 && all.shape().without(0).equals(shape) && task < all.shape().dim(0);
    if (!fits)
      throw new IllegalArgumentException("The parameter (" + name + ") must be bound to (tasks, ...) over the shape " + shape
          + " with a row for task " + task + ", not to " + all.shape());
    return all.row(task);
  }

  /// What all tasks have of a parameter of their own.
  Array allTasks(String name, Shape shape) {
    return fitting("parameter", name, parameters, shape);
  }

  Array input(String name, Shape shape) {
    return fitting("input", name, inputs, shape);
  }

  Array scalar(String name) {
    return Array.scalar(bound("scalar", name, scalars));
  }

  private static Array fitting(String noun, String name, Map<String, Array> from, Shape shape) {
    var value = bound(noun, name, from);
    if (!value.shape().equals(shape))
      throw new IllegalArgumentException("The " + noun + " (" + name + ") has shape " + shape + " but is bound to " + value.shape());
    return value;
  }

  private static <V> V bound(String noun, String name, Map<String, V> from) {
    var value = from.get(name);
    if (value == null)
      throw new IllegalArgumentException(
          "The " + noun + " (" + name + ") is not bound; bound are " + from.keySet().stream().sorted().toList());
    return value;
  }

  private static <V> Map<String, V> replaced(Map<String, V> values, String name, V value) {
    var copy = new HashMap<>(values);
    copy.put(name, value);
    return copy;
  }
}
