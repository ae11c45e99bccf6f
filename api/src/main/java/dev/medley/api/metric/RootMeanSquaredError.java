package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;

/// The square root of the mean squared error over all values of all examples, in the target's units; from 0.
public final class RootMeanSquaredError implements Metric {

  @Override
  public String name() {
    return "rmse";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < right.size(); i++) {
      var guess = ((Answer.Numbers) predicted.get(i)).numbers();
      var truth = ((Answer.Numbers) right.get(i)).numbers();
      for (int v = 0; v < truth.size(); v++) {
        double error = guess.get(v) - truth.get(v);
        sum += error * error;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }
}
