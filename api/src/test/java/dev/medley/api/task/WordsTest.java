package dev.medley.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.task.Input.Words;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  /// What breaks words, often; and what does not.
  private static final String ALPHABET = "''--nntts.N  ’09:;<=>?@AZ[]^_`az";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "Is it 7am? Yes...                  | Is it 7 am ? Yes . . .",
    "I don't know, people's DON'Ts.     | I do n't know , people 's DON ' Ts .",
    "We’ll see; can't you?              | We 'll see ; ca n't you ?",
    "self-esteem - on the 20th - 3-4    | self-esteem - on the 20 th - 3 - 4",
    "a -b- c--d                         | a - b - c - - d",
    "$3.50 (50%)                        | $ 3 . 50 ( 50 % )",
    "'s and n't alone, 'so' quoted      | 's and n't alone , ' so ' quoted",
    "O'Brien's                          | O ' Brien 's",
    "naïve Ärger नमस्ते                    | naïve Ärger नमस्ते",
    "good👍🏽ness                         | good 👍 🏽 ness",
    "half-                              | half -",
    "-                                  | -",
    "'                                  | '"
  })
  void runningTextIsBrokenAsCorporaDo(String text, String words) {
    assertThat(String.join(" ", Words.of(text).words())).isEqualTo(words);
  }

  @Test
  void everySpaceBreaks() {
    assertThat(Words.of("\ta\u00A0b\n\r\nc\u2003d\u200Be\uFEFF").words()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void aTextWithoutAWordIsRefused() {
    assertThatThrownBy(() -> Words.of(" \n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void breakingTwiceIsBreakingOnce() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_260_101);
    for (int i = 0; i < 500; i++) {
      String text = random.ints(1 + random.nextInt(30), 0, ALPHABET.length()).mapToObj(c -> ALPHABET.substring(c, c + 1))
          .collect(Collectors.joining());
      if (text.isBlank()) continue;
      var once = Words.of(text).words();
      assertThat(Words.of(String.join(" ", once)).words()).as(text).isEqualTo(once);
      assertThat(String.join("", once)).as(text).isEqualTo(text.replace(" ", "").replace('’', '\''));
    }
  }
}
