package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;

/// The mean over classes of F1, the harmonic mean of precision and recall; in `[0, 1]`.
/// Only classes that are predicted or right somewhere count, so that a class absent from a split neither helps nor harms.
public final class MacroF1 implements Metric {

  @Override
  public String name() {
    return "macro-f1";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    int classes = switch (target) {
      case Target.Classes(var labels) -> labels.size();
      case Target.TokenClasses(var labels) -> labels.size();
      case Target.Text _,Target.Numbers _ -> throw new IllegalArgumentException("Only classes have an F1 each");
    };
    int[] hits = new int[classes];
    int[] guessed = new int[classes];
    int[] there = new int[classes];
    Confusion.forEach(predicted, right, (p, r) -> {
      guessed[p]++;
      there[r]++;
      if (p == r) hits[p]++;
    });
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < classes; c++) {
      if (guessed[c] + there[c] == 0) continue;
      sum += 2.0 * hits[c] / (guessed[c] + there[c]);
      counted++;
    }
    return sum / counted;
  }
}
