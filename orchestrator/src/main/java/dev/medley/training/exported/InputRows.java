package dev.medley.training.exported;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.task.Input;
import dev.medley.training.data.Vocabulary;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import java.util.List;
import java.util.Map;

/// The inputs that a model's program reads at once, filled as they were filled in its study.
final class InputRows {

  private final ModelCard card;
  private final Vocabulary vocabulary;
  private final HostLongs tokens;
  private final HostFloats values;

  InputRows(ModelCard card, Vocabulary vocabulary, Arena arena) {
    this.card = card;
    this.vocabulary = vocabulary;
    tokens = arena.hostLongs(card.rows(), Math.max(1, card.length()));
    values = arena.hostFloats(card.rows(), Math.max(1, card.width()));
  }

  Map<String, Argument> arguments() {
    return Map.of("tokens", tokens, "values", values);
  }

  void fill(int row, Input input) {
    switch (input) {
      case Input.Words(var words) -> {
        if (card.length() == 0) throw unfit("words");
        var ids = vocabulary.read(words, card.length()).ids();
        for (int i = 0; i < card.length(); i++) tokens.set(row * card.length() + i, i < ids.size() ? ids.get(i) : Vocabulary.PADDING);
      }
      case Input.Image(int channels, int height, int width, var numbers) -> {
        if (!card.image().equals(List.of(channels, height, width))) throw unfit("image of " + sides(List.of(channels, height, width)));
        fill(row, numbers, height * width);
      }
      case Input.Vector(var numbers) -> {
        if (card.length() > 0 || !card.image().isEmpty() || numbers.size() != card.width()) throw unfit(numbers.size() + " numbers");
        fill(row, numbers, 1);
      }
    }
  }

  /// Where the words that are read begin.
  List<Integer> starts(Input input) {
    return input instanceof Input.Words(var words) ? vocabulary.read(words, card.length()).starts() : List.of();
  }

  /// @param each how many numbers that follow each other have one scale
  private void fill(int row, List<Float> numbers, int each) {
    for (int i = 0; i < numbers.size(); i++) values.set(row * card.width() + i, card.inputScale().get(i / each).scaled(numbers.get(i)));
  }

  private InputException unfit(String found) {
    String wanted = card.length() > 0 ? "words" : card.image().isEmpty() ? card.width() + " numbers" : "image of " + sides(card.image());
    return new InputException(
        Problem.maybe("MED-163", "The input (" + found + ") of the model must be " + wanted + ".", "give the columns that the study had"));
  }

  private static String sides(List<Integer> sides) {
    return String.join(" x ", sides.stream().map(String::valueOf).toList());
  }
}
