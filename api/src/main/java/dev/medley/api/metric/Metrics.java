package dev.medley.api.metric;

import dev.medley.api.task.Target;
import java.util.List;

/// The metrics that come with Medley.
public final class Metrics {

  private Metrics() {}

  /// What the field reports for a kind of target: accuracy and macro F1 for classes, accuracy for tags (span F1 first where tags mark spans), token F1 and exact match for
  /// texts, RMSE for values.
  public static List<Metric> usual(Target target) {
    return switch (target) {
      case Target.Classes _ -> List.of(new Accuracy(), new MacroF1());
      case Target.TokenClasses tags -> tags.spans() ? List.of(new SpanF1(), new Accuracy()) : List.of(new Accuracy(), new MacroF1());
      case Target.Text _ -> List.of(new TokenF1(), new ExactMatch());
      case Target.Numbers _ -> List.of(new RootMeanSquaredError());
    };
  }
}
