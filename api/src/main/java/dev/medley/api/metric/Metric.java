package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;

/// A figure of merit of a task's predictions. Stateless and thread-safe.
public interface Metric {

  /// Such as `accuracy`; unique within a task.
  String name();

  /// Whether more is better.
  boolean higherIsBetter();

  /// Scores predictions against what is right, example by example in the same order; both lists are equally long and not empty.
  double score(Target target, List<Answer> predicted, List<Answer> right);
}
