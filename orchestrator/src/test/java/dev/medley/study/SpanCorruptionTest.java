package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanCorruptionTest {

  /// The example of the paper's figure 2.
  @Test
  void theExampleOfThePaper() {
    var words = List.of("Thank", "you", "for", "inviting", "me", "to", "your", "party", "last", "week", ".");
    var gone = IntStream.range(0, words.size()).mapToObj(List.of(2, 3, 8)::contains).toList();
    var cut = SpanCorruption.of(words, gone);
    assertThat(cut.left()).containsExactly("Thank", "you", "<0>", "me", "to", "your", "party", "<1>", "week", ".");
    assertThat(cut.taken()).containsExactly("<0>", "for", "inviting", "<1>", "last", "<2>");
  }

  /// The paper's 568 words make 512 and 114, and 512 make 462 and 104, where it counts the text's end, which stands in neither list here.
  @ParameterizedTest
  @CsvSource({"568, 512, 114", "512, 462, 104", "2, 3, 3"})
  void lengthsAreThoseOfThePaper(int length, int left, int taken) {
    var words = IntStream.range(0, length).mapToObj(String::valueOf).toList();
    var cut = SpanCorruption.of(words, SpanCorruption.drawn(length, new SplittableRandom(1)));
    assertThat(cut.left()).hasSize(left - 1);
    assertThat(cut.taken()).hasSize(taken);
  }

  /// Putting every span where its mark stands gives the text back.
  @Test
  void whatIsTakenCompletesWhatIsLeft() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 500; i++) {
      var words = IntStream.range(0, random.nextInt(2, 60)).mapToObj(w -> "w" + w).toList();
      var cut = SpanCorruption.of(words, SpanCorruption.drawn(words.size(), random));
      var spans = new ArrayList<List<String>>();
      for (var word : cut.taken()) {
        if (word.startsWith("<")) spans.add(new ArrayList<>());
        else spans.getLast().add(word);
      }
      var whole = cut.left().stream().flatMap(word -> word.startsWith("<")
          ? spans.get(Integer.parseInt(word.substring(1, word.length() - 1))).stream()
          : java.util.stream.Stream.of(word)).toList();
      assertThat(whole).isEqualTo(words);
    }
  }

  /// Where spans lie is no habit: a word in the middle is cut out as often as its share says, and every other is too, if less often at the ends.
  @Test
  void everyPlaceIsCutOut() {
    var random = new SplittableRandom(5);
    int draws = 4_000;
    var counts = IntStream.range(0, draws).boxed().flatMap(_ -> {
      var gone = SpanCorruption.drawn(20, random);
      return IntStream.range(0, 20).filter(gone::get).boxed();
    }).collect(Collectors.groupingBy(place -> place, Collectors.counting()));
    assertThat(counts).hasSize(20);
    // Eighteen places for a span of three words; the deviation of a count is 24.
    assertThat((double) counts.getOrDefault(10, 0L)).isCloseTo(draws * 3 / 18.0, within(120.0));
    assertThat((double) counts.getOrDefault(0, 0L)).isCloseTo(draws / 18.0, within(75.0));
  }
}
