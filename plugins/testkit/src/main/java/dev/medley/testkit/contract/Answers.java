package dev.medley.testkit.contract;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import java.util.Collections;
import java.util.List;

/// What can be said of examples and answers of any kind.
final class Answers {

  private Answers() {}

  /// The labels or names of a target.
  static List<String> labels(Target target) {
    return switch (target) {
      case Target.Classes(var labels) -> labels;
      case Target.TokenClasses(var labels) -> labels;
      case Target.Text _ -> List.of();
      case Target.Numbers(var names) -> names;
    };
  }

  /// The indices of the labels in an answer.
  static List<Integer> indices(Answer answer) {
    return switch (answer) {
      case Answer.Label(int index) -> List.of(index);
      case Answer.Tags(var indices) -> indices;
      case Answer.Text _,Answer.Numbers _ -> List.of();
    };
  }

  /// An answer of the given one's length that says the same of everything: what `model` says first.
  static Answer constantLike(Answer answer, Answer model) {
    return switch (answer) {
      case Answer.Label _ -> model;
      case Answer.Tags(var indices) -> new Answer.Tags(Collections.nCopies(indices.size(), indices(model).getFirst()));
      case Answer.Text _,Answer.Numbers _ -> model;
    };
  }

  /// Words, or numbers and how many.
  static String kind(Input input) {
    return switch (input) {
      case Input.Words _ -> "words";
      case Input.Image(int channels, int height, int width, _) -> "images of " + channels + " x " + height + " x " + width;
      case Input.Vector(var numbers) -> numbers.size() + " numbers";
    };
  }

  /// What is wrong with an example of a target, or an empty string.
  static String fault(Target target, Example example) {
    int size = labels(target).size();
    boolean inRange = indices(example.answer()).stream().allMatch(i -> i >= 0 && i < size);
    if (!inRange) return "an index beyond the " + size + " labels";
    return switch (example.answer()) {
      case Answer.Label _ -> target instanceof Target.Classes ? "" : "a class for " + target;
      case Answer.Tags(var tags) -> tagged(target, example.input(), tags.size());
      case Answer.Text _ -> target instanceof Target.Text ? "" : "a text for " + target;
      case Answer.Numbers(var numbers) ->
        target instanceof Target.Numbers && numbers.size() == size && numbers.stream().allMatch(Float::isFinite)
            ? ""
            : "not " + size + " finite numbers";
    };
  }

  private static String tagged(Target target, Input input, int tags) {
    if (!(target instanceof Target.TokenClasses)) return "tags for " + target;
    return input instanceof Input.Words(var words) && words.size() == tags ? "" : "not as many tags as words";
  }
}
