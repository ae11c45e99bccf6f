package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import java.util.List;
import java.util.function.IntBinaryOperator;

/// Walks over pairs of predicted and right classes, one per example or one per token.
final class Confusion {

  private Confusion() {}

  /// Calls back for every pair, and returns how many there were.
  static int forEach(List<Answer> predicted, List<Answer> right, IntBinaryOperator pair) {
    int count = 0;
    for (int i = 0; i < right.size(); i++) {
      switch (right.get(i)) {
        case Answer.Label(int index) -> {
          pair.applyAsInt(((Answer.Label) predicted.get(i)).index(), index);
          count++;
        }
        case Answer.Tags(var indices) -> {
          var guessed = ((Answer.Tags) predicted.get(i)).indices();
          for (int t = 0; t < indices.size(); t++) pair.applyAsInt(guessed.get(t), indices.get(t));
          count += indices.size();
        }
        case Answer.Numbers _ -> throw new IllegalArgumentException("Values have no classes to count");
      }
    }
    return count;
  }
}
