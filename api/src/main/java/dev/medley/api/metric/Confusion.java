package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import java.util.List;

/// Walks over pairs of predicted and right classes, one per example or one per token.
final class Confusion {

  /// A predicted class beside the right one.
  @FunctionalInterface
  interface Pair {
    void accept(int predicted, int right);
  }

  private Confusion() {}

  /// Calls back for every pair, and returns how many there were.
  static int forEach(List<Answer> predicted, List<Answer> right, Pair pair) {
    int count = 0;
    for (int i = 0; i < right.size(); i++) {
      switch (right.get(i)) {
        case Answer.Label(int index) -> {
          pair.accept(((Answer.Label) predicted.get(i)).index(), index);
          count++;
        }
        case Answer.Tags(var indices) -> {
          var guessed = ((Answer.Tags) predicted.get(i)).indices();
          for (int t = 0; t < indices.size(); t++) pair.accept(guessed.get(t), indices.get(t));
          count += indices.size();
        }
        case Answer.Text _,Answer.Numbers _ -> throw new IllegalArgumentException("Texts and values have no classes to count");
      }
    }
    return count;
  }
}
