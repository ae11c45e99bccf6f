package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterParserTest {

  private static final Map<String, Cell> TRIAL = Map.of(
      "sharing", new Cell.Text("mmoe"),
      "encoder.text-cnn.width", new Cell.Numeric(64),
      "rate", new Cell.Numeric(1e-3),
      "accuracy", new Cell.Numeric(Double.NaN),
      "frozen", new Cell.Text("true"),
      "note", new Cell.Text("it's"));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "sharing = 'mmoe'                                   | true",
    "sharing <> 'mmoe'                                  | false",
    "sharing='mmoe'and rate<.01                         | true",
    "sharing = 'hard' or rate <= 1e-3                   | true",
    "sharing = 'hard' or sharing = 'mmoe' and rate > 1  | false",
    "(sharing = 'hard' or sharing = 'mmoe') and rate>0  | true",
    "not sharing = 'hard'                               | true",
    "not (sharing = 'mmoe' and not rate > 1)            | false",
    "NOT NOT sharing = 'mmoe'                           | true",
    "sharing in ('hard', 'mmoe')                        | true",
    "sharing not in ('hard', 'mmoe')                    | false",
    "encoder.text-cnn.width >= 64                       | true",
    "encoder.text-cnn.width in (32, 64.0)               | true",
    "\"encoder.text-cnn.width\" != 64                   | false",
    "rate > -1                                          | true",
    "rate < +2.5E+3                                     | true",
    "note = 'it''s'                                     | true",
    "frozen = true                                      | true",
    "frozen != false                                    | true",
    "sharing < 'z'                                      | true",
    "accuracy < 1                                       | false",
    "accuracy > 1                                       | false",
    "accuracy != 1                                      | true",
    "missing = 1                                        | false",
    "missing != 1                                       | false",
    "not missing = 1                                    | true",
    "sharing != 3                                       | true",
  })
  void aFilterHoldsAsItReads(String filter, boolean holds) {
    assertThat(FilterParser.parse(filter).holds(name -> TRIAL.get(name.text()))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "sharing == 'mmoe' | 8  | has `==` where a comparison (=, !=, <, <=, >, >=, in, not in) is expected | Maybe write =.",
    "sharing = mmoe    | 10 | has `mmoe` where a number or a text in quotes is expected | Maybe 'mmoe', in quotes.",
    "sharing = 'mmoe   | 10 | has a ' that does not end | Maybe close it with '.",
    "rate < 1 && a = 2 | 9  | has `&&` where `and`, `or` or the end is expected | Maybe write and.",
    "rate < 1 ¦¦ a = 2 | 9  | has `¦` where `and`, `or` or the end is expected | ",
    "rate <            | 6  | ends where a number or a text in quotes is expected | ",
    "(rate < 1         | 9  | ends where `)` is expected | ",
    "rate < 1)         | 8  | has `)` where `and`, `or` or the end is expected | ",
    "rate              | 4  | ends where a comparison (=, !=, <, <=, >, >=, in, not in) is expected | ",
    "and rate < 1      | 0  | has `and` where a name, such as sharing or pos.accuracy, is expected | ",
    "0.1 > rate        | 0  | has `0.1` where a name, such as sharing or pos.accuracy, is expected | ",
    "rate in 1         | 8  | has `1` where `(` is expected | ",
    "rate in ()        | 9  | has `)` where a number or a text in quotes is expected | ",
    "rate not 1        | 9  | has `1` where `in` is expected | ",
    "rate < 1; DROP    | 8  | has `;` where `and`, `or` or the end is expected | ",
    "rate < 1 -- or    | 9  | has `-` where `and`, `or` or the end is expected | ",
  })
  void aWrongFilterIsShownWhereItIsWrong(String filter, int position, String what, String advice) {
    assertThatThrownBy(() -> FilterParser.parse(filter))
        .isInstanceOf(StoreException.class)
        .hasMessage("MED-220 The filter %s, at character %d.\n  %s\n  %s^%s"
            .formatted(
                what, position + 1, filter, " ".repeat(position), advice == null ? "" : "\n" + advice));
  }

  @Test
  void aFilterIsNeitherTooDeepNorTooLong() {
    assertThatThrownBy(() -> FilterParser.parse("(".repeat(2000) + "a = 1"))
        .hasMessageStartingWith("MED-220 The filter is nested more than 100 deep");
    assertThatThrownBy(() -> FilterParser.parse("not ".repeat(2000) + "a = 1"))
        .hasMessageStartingWith("MED-220 The filter is nested more than 100 deep");
    assertThatThrownBy(() -> FilterParser.parse("a = '" + "x".repeat(20_000) + "'"))
        .hasMessageStartingWith("MED-220 The filter is longer than 10,000 characters");
  }

  @Test
  void aLongTextOverflowsNothing() {
    var filter = "a = '" + "''".repeat(4_900) + "'";
    assertThat(FilterParser.parse(filter).holds(_ -> new Cell.Text("'".repeat(4_900)))).isTrue();
  }
}
