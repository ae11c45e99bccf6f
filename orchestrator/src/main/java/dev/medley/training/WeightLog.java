package dev.medley.training;

import dev.medley.training.MemberResult.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The weights that a member's loss gave its tasks, over all steps so far.
final class WeightLog {

  /// The mean weight of a task over the steps in which it took part.
  static final String MEAN = "weight";

  /// The weight of a task in the last step in which it took part.
  static final String LAST = "weight-last";

  /// The mean over the steps of the sum of the weights, per task of the step: 1 where a loss keeps to the convention, and otherwise how much longer its updates are.
  static final String PER_TASK = "weight-per-task";

  static final Set<String> METRICS = Set.of(MEAN, LAST, PER_TASK);

  private final List<String> names;
  private final double[] sums;
  private final double[] last;
  private final int[] counts;
  private double perTask;
  private int steps;

  WeightLog(List<String> names) {
    this.names = List.copyOf(names);
    sums = new double[names.size()];
    last = new double[names.size()];
    counts = new int[names.size()];
  }

  /// @param tasks   of the micro-batches of a step
  /// @param weights of the micro-batches in the mean over them, alike for those of one task
  void add(int[] tasks, double[] weights) {
    int[] present = Arrays.stream(tasks).distinct().toArray();
    for (int b = 0; b < tasks.length; b++) last[tasks[b]] = weights[b] * tasks.length;
    double sum = 0;
    for (int task : present) {
      sums[task] += last[task];
      counts[task]++;
      sum += last[task];
    }
    perTask += sum / present.length;
    steps++;
  }

  /// As metrics of the tasks that took part, and one that is no task's.
  List<Score> scores(int step) {
    var scores = new ArrayList<Score>();
    for (int task = 0; task < names.size(); task++) {
      if (counts[task] == 0) continue;
      scores.add(new Score(step, names.get(task), MEAN, sums[task] / counts[task]));
      scores.add(new Score(step, names.get(task), LAST, last[task]));
    }
    if (steps > 0) scores.add(new Score(step, "", PER_TASK, perTask / steps));
    return scores;
  }
}
