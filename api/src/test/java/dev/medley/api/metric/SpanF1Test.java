package dev.medley.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spans counted by hand by the rules of the CoNLL shared tasks' script: an `I-x` that no span of `x` precedes opens one, and no span crosses the end of a text.
final class SpanF1Test {

  private static final List<String> LABELS = List.of("O", "B-a", "I-a", "B-b", "I-b");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "all spans right,                        B-a I-a O B-b,             B-a I-a O B-b,             1",
    "one of two spans of another type,       B-a I-a O B-b,             B-b I-b O B-b,             0.5",
    "one of two spans too short,             B-a I-a O B-b,             B-a O O B-b,               0.5",
    "one of two spans too long,              B-a I-a O B-b,             B-a I-a I-a B-b,           0.5",
    "an inside tag opens a span,             O I-a I-a O,               O B-a I-a O,               1",
    "an inside tag of another type opens,    B-a I-b I-b O,             B-a B-b I-b O,             1",
    "two neighbours are not one span,        B-a B-a I-a,               B-a I-a I-a,               0",
    "inside of another type ends a span,     B-a I-a I-b,               B-a I-a I-a,               0",
    "no span crosses the end of a text,      O B-a / I-a O,             O B-a / B-a O,             1",
    "the same place in another text,         B-a O / O O,               O O / B-a O,               0",
    "nothing found,                          B-a I-a O B-b,             O O O O,                   0",
    "something found where nothing is,       O O,                       O B-a,                     0",
    "nothing there and nothing found,        O O,                       O O,                       1",
    "three of four texts,                    B-a / B-b / B-a / B-b,     B-a / B-b / B-a / B-a,     0.75",
    "one right of four there and four found,B-a I-a O B-b / O O / B-b B-b I-b O, B-a I-a O B-a / O B-a / B-b I-b I-b O, 0.25",
    "more found than there are,              B-a O O O,                 B-a B-a O B-b,             0.5"
  })
  void countsWholeSpans(String what, String right, String predicted, double score) {
    assertThat(new SpanF1().score(new Target.TokenClasses(LABELS), answers(predicted), answers(right))).as(what).isCloseTo(score,
        within(1e-12));
  }

  private static List<Answer> answers(String texts) {
    return Stream.of(texts.split(" / "))
        .<Answer>map(text -> new Answer.Tags(Stream.of(text.strip().split(" ")).map(LABELS::indexOf).toList())).toList();
  }
}
