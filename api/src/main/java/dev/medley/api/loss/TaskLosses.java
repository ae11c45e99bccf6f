package dev.medley.api.loss;

import java.util.Arrays;
import java.util.List;

/// The losses of the tasks that took part in a step, each the mean over its examples. Row `i` is task `task(i)`; tasks that took no part have no row.
public final class TaskLosses {

  private final int[] tasks;
  private final double[] losses;

  private TaskLosses(int[] tasks, double[] losses) {
    if (tasks.length != losses.length || tasks.length == 0)
      throw new IllegalArgumentException("A loss for each of one task or more is needed, not " + losses.length + " for " + tasks.length);
    this.tasks = tasks;
    this.losses = losses;
  }

  /// @param tasks  indices of the tasks, each once, ascending
  /// @param losses in the same order
  public static TaskLosses of(int[] tasks, double[] losses) {
    return new TaskLosses(tasks.clone(), losses.clone());
  }

  /// Losses of tasks `0, 1, ...`.
  public static TaskLosses of(double... losses) {
    int[] all = new int[losses.length];
    Arrays.setAll(all, i -> i);
    return new TaskLosses(all, losses.clone());
  }

  /// How many tasks took part.
  public int size() {
    return tasks.length;
  }

  /// The index, among the study's tasks, of row `i`.
  public int task(int i) {
    return tasks[i];
  }

  /// The loss of row `i`.
  public double loss(int i) {
    return losses[i];
  }

  /// All losses, row by row; a copy.
  public double[] toArray() {
    return losses.clone();
  }

  @Override
  public String toString() {
    return "tasks " + Arrays.toString(tasks) + ", losses " + List.of(Arrays.stream(losses).boxed().toArray());
  }
}
