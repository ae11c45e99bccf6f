package dev.medley.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Values by hand; those of accuracy, macro F1 and RMSE agree with scikit-learn's functions of these names.
final class MetricsTest {

  private static final Target.Classes CLASSES = new Target.Classes(List.of("a", "b", "c", "d"));
  private static final Target.TokenClasses TAGS = new Target.TokenClasses(List.of("x", "y"));
  private static final Target.Numbers NUMBERS = new Target.Numbers(List.of("u", "v"));

  private static final List<Answer> RIGHT = labels(0, 0, 1, 1, 1, 2, 2, 2, 2, 2);
  private static final List<Answer> PREDICTED = labels(0, 1, 1, 1, 0, 2, 2, 2, 0, 1);

  @Test
  void accuracyIsTheShareOfRightClasses() {
    assertThat(new Accuracy().score(CLASSES, PREDICTED, RIGHT)).isEqualTo(0.6);
  }

  @Test
  void accuracyOfTagsCountsTokensNotTexts() {
    assertThat(new Accuracy().score(TAGS, List.of(tags(0, 0, 0, 0), tags(1)), List.of(tags(0, 0, 0, 1), tags(0)))).isEqualTo(0.6);
  }

  @Test
  void macroF1IsTheMeanOverClasses() {
    // Two of five, four of seven, six of eight.
    assertThat(new MacroF1().score(CLASSES, PREDICTED, RIGHT)).isCloseTo((2 / 5.0 + 4 / 7.0 + 6 / 8.0) / 3, within(1e-12))
        .isCloseTo(0.573809523809, within(1e-11));
  }

  @Test
  void macroF1CountsClassesThatAreOnlyPredictedAndNoneThatAreNowhere() {
    assertThat(new MacroF1().score(CLASSES, labels(0, 1, 3, 1), labels(0, 0, 1, 1))).isCloseTo((2 / 3.0 + 1 / 2.0 + 0) / 3, within(1e-12));
  }

  @Test
  void macroF1OfTags() {
    assertThat(new MacroF1().score(TAGS, List.of(tags(0, 1), tags(1)), List.of(tags(0, 0), tags(1)))).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void textsAreRightWordByWordOrShareWords() {
    var right = List.<Answer>of(text("a", "b"), text("a", "b", "b"), text(), text("c"));
    var told = List.<Answer>of(text("a", "b"), text("b", "a"), text(), text());
    assertThat(new ExactMatch().score(new Target.Text(), told, right)).isEqualTo(0.5);
    // 1, 2·2/5, 1 and 0.
    assertThat(new TokenF1().score(new Target.Text(), told, right)).isCloseTo(0.7, within(1e-12));
    assertThat(new TokenF1().score(new Target.Text(), List.of(text("a", "a", "a")), List.of(text("a")))).isEqualTo(0.5);
  }

  private static Answer.Text text(String... words) {
    return new Answer.Text(List.of(words));
  }

  @Test
  void rmseIsOverAllValuesOfAllExamples() {
    assertThat(new RootMeanSquaredError().score(NUMBERS, List.of(numbers(1, 2), numbers(3, 4)), List.of(numbers(1, 4), numbers(0, 4))))
        .isCloseTo(Math.sqrt(13 / 4.0), within(1e-12));
    assertThat(new MeanSquaredError().score(NUMBERS, List.of(numbers(1, 2), numbers(3, 4)), List.of(numbers(1, 4), numbers(0, 4))))
        .isCloseTo((4 + 9) / 4.0, within(1e-12));
  }

  @Test
  void rmseKeepsItsPrecisionFarFromZero() {
    assertThat(
        new RootMeanSquaredError().score(NUMBERS, List.of(numbers(1 << 20, 1 << 20)), List.of(numbers((1 << 20) + 1, (1 << 20) + 1))))
        .isEqualTo(1);
  }

  @Test
  void valuesHaveNoClasses() {
    var numbers = List.<Answer>of(numbers(1, 2));
    assertThatThrownBy(() -> new Accuracy().score(NUMBERS, numbers, numbers)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MacroF1().score(NUMBERS, numbers, numbers)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SpanF1().score(NUMBERS, numbers, numbers)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theUsualMetricsOfEachTargetAndTheirDirection() {
    assertThat(Metrics.usual(CLASSES)).extracting(Metric::name).containsExactly("accuracy", "macro-f1");
    assertThat(Metrics.usual(TAGS)).extracting(Metric::name).containsExactly("accuracy", "macro-f1");
    assertThat(Metrics.usual(new Target.TokenClasses(List.of("B-x", "O")))).extracting(Metric::name).containsExactly("span-f1", "accuracy");
    assertThat(Metrics.usual(NUMBERS)).extracting(Metric::name).containsExactly("rmse");
    assertThat(Metrics.usual(CLASSES)).allMatch(Metric::higherIsBetter);
    assertThat(Metrics.usual(NUMBERS)).noneMatch(Metric::higherIsBetter);
  }

  /// By hand: of 500 words that are equally likely each costs `ln 500`; half of them right with a half and half with an eighth cost `(ln 2 + ln 8)/2 = ln 4`.
  @Test
  void perplexityIsHowManyWordsAreAsLikely() {
    var perplexity = new Perplexity();
    assertThat(perplexity.score(Math.log(500))).isCloseTo(500, within(1e-9));
    assertThat(perplexity.score((Math.log(2) + Math.log(8)) / 2)).isCloseTo(4, within(1e-12));
    assertThat(perplexity.score(0)).isEqualTo(1);
    assertThat(perplexity.higherIsBetter()).isFalse();
    assertThat(perplexity.score(CLASSES, labels(0), labels(0))).as("answers do not tell it").isNaN();
  }

  private static List<Answer> labels(int... indices) {
    return IntStream.of(indices).<Answer>mapToObj(Answer.Label::new).toList();
  }

  private static Answer tags(Integer... indices) {
    return new Answer.Tags(List.of(indices));
  }

  private static Answer numbers(float... numbers) {
    return new Answer.Numbers(IntStream.range(0, numbers.length).mapToObj(i -> numbers[i]).toList());
  }
}
