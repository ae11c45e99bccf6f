package dev.medley.training;

import dev.medley.rules.Verdict;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// What a model's predictions make of a rule.
///
/// @param broken the cases in which they break it, in the order of the examples
public record JudgedRule(Verdict verdict, List<Case> broken) {

  public JudgedRule {
    broken = List.copyOf(broken);
  }

  /// What a rule is judged on.
  ///
  /// @param example its place in the split of the task on whose examples the rule is judged
  /// @param word    its place in the text, or -1 where the rule is about whole examples
  /// @param classOf what is predicted for each task of the rule
  public record Case(int example, int word, IntUnaryOperator classOf) {}
}
