package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.error.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is written, the reader says what is wrong with it or reads it; it never fails in another way.
final class SpaceReaderMutationTest {

  private static final Catalogue INSTALLED = new InstalledComponents();
  private static final List<String> PIECES = List.of(
      "{", "}", "[", "]", ":", ",", "- ", "\n", "  ", "\t", "'", "\"", "#", "&a", "*a", "!!int ", "|", ">", "%", "@", "`", "?", "~", "null",
      "true", "search", "choose", "all",
      "tasks", "simplex", "permutation", "uniform", "log", "int", "-1", "0", "1e999", ".nan", "-.inf", "99999999999999999999", "1e-400",
      "---\n", "...\n", "<<: ", "\u0000", "\u007f",
      "\ud800", "\uFEFF", "\u2028", "caf\u00e9", "\ud83d\ude00", "%YAML 9.9\n", "%TAG ! x\n", "\\x", "\"\\ud800\"", "!<tag:x>", "equal",
      "adam", "pos");

  @Test
  void mutatedSpacesGiveAnInputExceptionOrASpace() {
    var random = new Random(11);
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < 1500; i++) {
      var text = new StringBuilder(SpacePrinterTest.RandomSpaces.text(random));
      for (int m = random.nextInt(3); m >= 0; m--) mutate(text, random);
      if (reads(text.toString())) right++;
      else wrong++;
    }
    assertThat(wrong).isGreaterThan(700);
    assertThat(right).isGreaterThan(10);
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(8));
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 1 -> text.delete(at, end);
      case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      default -> {
        var lines = new ArrayList<>(text.toString().lines().toList());
        if (!lines.isEmpty()) lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        text.setLength(0);
        text.append(String.join("\n", lines));
      }
    }
  }

  /// Whether it is a space; an exception of another kind than the reader's fails the test, with the text that made it.
  private static boolean reads(String text) {
    try {
      var space = SpaceReader.read(text, "s.yaml", INSTALLED);
      assertThat(space.defaults().values()).isNotEmpty();
      return true;
    } catch (InputException e) {
      assertThat(e.problems()).isNotEmpty();
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("Reading failed on: " + text, e);
    }
  }
}
