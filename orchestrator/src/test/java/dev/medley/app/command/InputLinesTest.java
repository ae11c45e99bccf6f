package dev.medley.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.task.Input;
import dev.medley.training.data.TaskTable.Scale;
import dev.medley.training.data.Vocabulary;
import dev.medley.training.exported.ModelCard;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputLinesTest {

  private static InputLines lines(int length, List<Integer> image, int scales) {
    return new InputLines(new ModelCard(ModelCard.FORMAT, "", "", 1, "", List.of(), Vocabulary.Unit.WORDS, 0, length, image,
        Collections.nCopies(scales, new Scale(0, 1)), 1, 0, List.of(), Map.of(), Map.of(), Map.of(), 0, 1));
  }

  @Test
  void textsAreBrokenIntoWords() {
    assertThat(lines(8, List.of(), 0).input("Don't go.", 1)).isEqualTo(new Input.Words(List.of("Do", "n't", "go", ".")));
    assertThatThrownBy(() -> lines(8, List.of(), 0).input(" ", 3)).isInstanceOf(InputException.class)
        .hasMessage("MED-249 The line (3) of the input has no word.\nMaybe remove it: every line is an input of its own.");
  }

  @Test
  void numbersStandApart() {
    assertThat(lines(0, List.of(), 2).input("1, -0.5", 1)).isEqualTo(new Input.Vector(List.of(1f, -0.5f)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[[0, 0.5], [1, 2]]]", "[[0, 0.5], [1, 2]]", "[0, 0.5, 1, 2]"})
  void imagesAreArrays(String line) {
    assertThat(lines(0, List.of(1, 2, 2), 1).input(line, 1)).isEqualTo(new Input.Image(1, 2, 2, List.of(0f, 0.5f, 1f, 2f)));
  }

  @Test
  void whatIsNoImageOfTheModelIsRefused() {
    var images = lines(0, List.of(1, 2, 2), 1);
    assertThatThrownBy(() -> images.input("[1, 2, 3]", 7)).isInstanceOf(InputException.class).hasMessage("""
        MED-660 The image (3 numbers) in line 7 of the input must have 4 numbers, 1 x 2 x 2.
        Maybe write channels of rows of numbers: [[[0, 0.5], [1, 0]]].""");
    for (var line : List.of("0 0.5 1 0", "[1, \"2\", 3, 4]", "[1, 2"))
      assertThatThrownBy(() -> images.input(line, 7)).as(line).isInstanceOf(InputException.class).hasMessageStartingWith("MED-660");
  }
}
