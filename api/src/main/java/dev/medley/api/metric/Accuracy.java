package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;

/// The share of examples, or of tokens, whose class is right; in `[0, 1]`.
public final class Accuracy implements Metric {

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    int[] hits = {0};
    int total = Confusion.forEach(predicted, right, (p, r) -> {
      if (p == r) hits[0]++;
    });
    return (double) hits[0] / total;
  }
}
