package dev.medley.training;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Losses that keep what they saw. One of them serves one member of one training.
final class Recorded {

  private final List<double[]> curve = new ArrayList<>();
  private final List<Gramian> gramians = new ArrayList<>();

  /// Every task counts the same.
  Loss equal() {
    return byLosses(1);
  }

  /// A weight for each task, the last one standing for all that follow.
  Loss byLosses(double... weights) {
    return (LossWeighting) _ -> (_, losses) -> {
      curve.add(losses.toArray());
      return chosen(losses, weights);
    };
  }

  /// The same, of those losses that see gradients.
  Loss seeingGradients(double... weights) {
    return (GramianWeighting) _ -> (_, gramian, losses) -> {
      curve.add(losses.toArray());
      gramians.add(gramian);
      return chosen(losses, weights);
    };
  }

  /// All gradients at one length.
  Loss normalizing() {
    return (GramianWeighting) _ -> (_, gramian, losses) -> {
      curve.add(losses.toArray());
      gramians.add(gramian);
      double[] weights = new double[losses.size()];
      Arrays.setAll(weights, i -> 1 / (0.1 + gramian.norm(i)));
      return weights;
    };
  }

  /// The sum of the gradients, made of them in the engine.
  Loss summing() {
    return (JacobianAggregator) (_, jacobian) -> jacobian.rows().sum(0);
  }

  private static double[] chosen(TaskLosses losses, double[] weights) {
    double[] chosen = new double[losses.size()];
    Arrays.setAll(chosen, i -> weights[Math.min(losses.task(i), weights.length - 1)]);
    return chosen;
  }

  /// Step by step, the mean loss of each task that took part.
  List<double[]> curve() {
    return List.copyOf(curve);
  }

  List<Gramian> gramians() {
    return List.copyOf(gramians);
  }
}
