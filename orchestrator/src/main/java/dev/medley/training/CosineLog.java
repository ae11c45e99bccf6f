package dev.medley.training;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.TaskLosses;
import dev.medley.training.MemberResult.Score;
import java.util.ArrayList;
import java.util.List;

/// How the gradients of a member's tasks lay to each other on the parameters that they share, over all steps in which its loss saw them apart.
final class CosineLog {

  /// Before the name of the other task: the mean cosine of a task's gradient with that of one that the study names after it.
  static final String WITH = "cosine-";

  private final List<String> names;
  private final double[][] sums;
  private final int[][] counts;

  CosineLog(List<String> names) {
    this.names = List.copyOf(names);
    sums = new double[names.size()][names.size()];
    counts = new int[names.size()][names.size()];
  }

  /// A gradient of zero lies to no other in any way.
  ///
  /// @param gramian of the tasks that took part in a step, in the order of their losses
  void add(TaskLosses losses, Gramian gramian) {
    for (int a = 0; a < losses.size(); a++) {
      for (int b = a + 1; b < losses.size(); b++) {
        double cosine = gramian.get(a, b) / Math.sqrt(gramian.get(a, a) * gramian.get(b, b));
        if (!Double.isFinite(cosine)) continue;
        sums[losses.task(a)][losses.task(b)] += Math.clamp(cosine, -1, 1);
        counts[losses.task(a)][losses.task(b)]++;
      }
    }
  }

  /// A metric for each pair that met in a step.
  List<Score> scores(int step) {
    var scores = new ArrayList<Score>();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++)
        if (counts[a][b] > 0) scores.add(new Score(step, names.get(a), WITH + names.get(b), sums[a][b] / counts[a][b]));
    }
    return scores;
  }
}
