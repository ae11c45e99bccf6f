package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;
import java.util.stream.IntStream;

/// The share of texts that are right word by word; in `[0, 1]`.
public final class ExactMatch implements Metric {

  @Override
  public String name() {
    return "exact-match";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    return (double) IntStream.range(0, right.size()).filter(i -> right.get(i).equals(predicted.get(i))).count() / right.size();
  }
}
