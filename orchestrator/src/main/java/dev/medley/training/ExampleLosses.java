package dev.medley.training;

import java.util.List;

/// The loss of every training example, task by task, in the order of the study's data; an empty list for a task of which nothing is known.
public record ExampleLosses(List<List<Double>> tasks) {

  /// Nothing known of any task.
  public static final ExampleLosses NONE = new ExampleLosses(List.of());

  public ExampleLosses {
    tasks = tasks.stream().map(List::copyOf).toList();
  }

  /// Those of a task, or else an empty list.
  public List<Double> of(int task) {
    return task < tasks.size() ? tasks.get(task) : List.of();
  }
}
