package dev.medley.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.task.Input.Words;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

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

  @Property(tries = 500, seed = "20260101")
  void breakingTwiceIsBreakingOnce(@ForAll @StringLength(min = 1, max = 30) @Chars({'\'', '-', 'n', 't', 's', 'N', '.', ' ',
    '’'}) @CharRange(from = '0', to = 'z') String text) {
    if (text.isBlank()) return;
    var once = Words.of(text).words();
    assertThat(Words.of(String.join(" ", once)).words()).isEqualTo(once);
    assertThat(String.join("", once)).isEqualTo(text.replace(" ", "").replace('’', '\''));
  }
}
