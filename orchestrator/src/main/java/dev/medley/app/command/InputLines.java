package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.task.Input;
import dev.medley.training.exported.ModelCard;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads lines of text into what a model asks for: running text, numbers, or an image as a JSON array.
final class InputLines {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelCard card;

  InputLines(ModelCard card) {
    this.card = card;
  }

  Input input(String line, int number) {
    if (card.length() > 0) return text(line, number);
    return card.image().isEmpty() ? numbers(line, number) : image(line, number);
  }

  private static Input text(String line, int number) {
    try {
      return Input.Words.of(line);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          Problem.maybe("MED-249", "The line (" + number + ") of the input has no word.", "remove it: every line is an input of its own"),
          e);
    }
  }

  private static Input numbers(String line, int number) {
    var numbers = new ArrayList<Float>();
    for (var cell : List.of(line.strip().split("[,;\\s]+"))) {
      try {
        numbers.add(Float.parseFloat(cell));
      } catch (NumberFormatException e) {
        throw new InputException(Problem.maybe("MED-249", "The value (" + cell + ") in line " + number + " of the input is not a number.",
            "give the columns that the study had, with commas between"), e);
      }
    }
    return new Input.Vector(numbers);
  }

  /// Rows of numbers, or channels of such rows, or all numbers in one list.
  private Input image(String line, int number) {
    var numbers = new ArrayList<Float>();
    try {
      collect(JSON.readTree(line), numbers);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new InputException(unfit(number, "no array of numbers"), e);
    }
    var sides = card.image();
    if (numbers.size() != card.width()) throw new InputException(unfit(number, numbers.size() + " numbers"));
    return new Input.Image(sides.get(0), sides.get(1), sides.get(2), numbers);
  }

  private static void collect(JsonNode node, List<Float> numbers) {
    if (node.isNumber()) numbers.add(node.floatValue());
    else if (node.isArray()) node.forEach(part -> collect(part, numbers));
    else throw new IllegalArgumentException(node.getNodeType() + " is neither a number nor an array");
  }

  private Problem unfit(int number, String found) {
    var sides = card.image();
    String wanted = card.width() + " numbers, " + sides.get(0) + " x " + sides.get(1) + " x " + sides.get(2);
    return Problem.maybe("MED-660", "The image (" + found + ") in line " + number + " of the input must have " + wanted + ".",
        "write channels of rows of numbers: [[[0, 0.5], [1, 0]]]");
  }
}
