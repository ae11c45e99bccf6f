package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;

/// The mean squared error over all values of all examples, in the target's units squared; from 0.
public final class MeanSquaredError implements Metric {

  @Override
  public String name() {
    return "mse";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    double root = new RootMeanSquaredError().score(target, predicted, right);
    return root * root;
  }
}
