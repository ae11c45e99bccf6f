package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;

/// A figure of how likely a model held what is right, which its losses tell and its answers do not. Never a task's first metric, by which models are compared as their inputs get worse, too. Costs another pass over
/// what is scored; an exported model, which has no losses, goes without it.
public interface LossMetric extends Metric {

  /// @param loss the mean cross-entropy, in nats: over examples where each has one class, over words where each is tagged or written
  double score(double loss);

  /// Not a number.
  @Override
  default double score(Target target, List<Answer> predicted, List<Answer> right) {
    return Double.NaN;
  }
}
