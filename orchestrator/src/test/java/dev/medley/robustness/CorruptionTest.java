package dev.medley.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CorruptionTest {

  /// The tag of the word `w7` is 7.
  private static final Example TEXT = new Example(new Input.Words(IntStream.range(0, 400).mapToObj(i -> "word" + i).toList()),
      new Answer.Tags(IntStream.range(0, 400).boxed().toList()), "news");
  private static final Example NUMBERS = new Example(new Input.Vector(Collections.nCopies(2_000, 1f)), new Answer.Label(0));

  private static Example worse(Corruption corruption, Example example, double strength, long seed) {
    return corruption.of(example, strength, List.copyOf(Collections.nCopies(2_000, 2.0)), new SplittableRandom(seed));
  }

  private static List<String> words(Example example) {
    return ((Input.Words) example.input()).words();
  }

  private static List<Integer> tags(Example example) {
    return ((Answer.Tags) example.answer()).indices();
  }

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void atStrengthZeroNothingChanges(Corruption corruption) {
    for (var example : List.of(TEXT, NUMBERS)) assertThat(worse(corruption, example, 0, 3)).isEqualTo(example);
  }

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void theSameSeedHitsTheSame(Corruption corruption) {
    for (var example : List.of(TEXT, NUMBERS)) {
      assertThat(worse(corruption, example, 0.5, 3)).isEqualTo(worse(corruption, example, 0.5, 3));
      if (corruption.concerns(example.input()))
        assertThat(worse(corruption, example, 0.5, 3)).isNotEqualTo(worse(corruption, example, 0.5, 4));
      else
        assertThat(worse(corruption, example, 0.5, 3)).isEqualTo(example);
    }
  }

  /// Five standard deviations: a right corruption fails this once in two million seeds.
  @Test
  void asManyWordsAreHitAsTheStrengthSays() {
    int most = (int) (5 * Math.sqrt(400 * .3 * .7));
    assertThat(400 - words(worse(Corruption.DROP, TEXT, .3, 1)).size()).isCloseTo(120, within(most));
    var typos = words(worse(Corruption.TYPOS, TEXT, .3, 1));
    // A letter that is replaced by itself, or changes places with its like, is no change: less than one in ten here.
    assertThat(IntStream.range(0, 400).filter(i -> !typos.get(i).equals("word" + i)).count()).isBetween(108L - most, 120L + most);
  }

  @Test
  void tagsGoWhereTheirWordsGo() {
    for (var corruption : List.of(Corruption.DROP, Corruption.SWAP)) {
      var worse = worse(corruption, TEXT, .5, 9);
      assertThat(words(worse)).isEqualTo(tags(worse).stream().map(t -> "word" + t).toList());
      assertThat(new HashSet<>(words(worse))).hasSameSizeAs(words(worse));
      assertThat(worse.domain()).isEqualTo("news");
    }
    assertThat(words(worse(Corruption.SWAP, TEXT, .5, 9))).hasSize(400);
    assertThat(tags(worse(Corruption.TYPOS, TEXT, 1, 9))).isEqualTo(tags(TEXT));
  }

  @Test
  void aTextKeepsAWord() {
    for (long seed = 0; seed < 20; seed++) assertThat(words(worse(Corruption.DROP, TEXT, 1, seed))).hasSize(1);
  }

  /// The deviation of 2,000 draws of strength 0.5 times deviation 2 is 1 within five standard errors.
  @Test
  void noiseHasTheDeviationThatItSays() {
    var noisy = ((Input.Vector) worse(Corruption.NOISE, NUMBERS, .5, 6).input()).numbers();
    double variance = noisy.stream().mapToDouble(x -> (x - 1) * (x - 1)).average().orElse(0);
    assertThat(variance).isCloseTo(1, within(5 * Math.sqrt(2 / 2_000.0)));
  }

  /// Every channel of an image has its own deviation.
  @Test
  void channelsHaveDeviationsOfTheirOwn() {
    var image = new Example(new Input.Image(2, 1, 2, List.of(1f, 2f, 3f, 4f)), new Answer.Label(0));
    var noisy = ((Input.Image) Corruption.NOISE.of(image, 1, List.of(0.0, 1.0), new SplittableRandom(1)).input()).values();
    assertThat(noisy.subList(0, 2)).containsExactly(1f, 2f);
    assertThat(noisy.get(2)).isNotEqualTo(3f);
    assertThat(noisy.get(3)).isNotEqualTo(4f);
  }

  /// One slip changes a word by at most a letter, or by two that changed places.
  @Test
  void aTypoIsOneSlip() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      for (var word : List.of("a", "ab", "storm", "ßü", "a\uD83D\uDE00b")) {
        int before = word.codePointCount(0, word.length());
        var typo = Typo.in(word, random);
        int after = typo.codePointCount(0, typo.length());
        assertThat(after).as("%s to %s", word, typo).isBetween(Math.max(1, before - 1), before + 1);
        if (after == before) {
          int[] from = word.codePoints().toArray();
          int[] to = typo.codePoints().toArray();
          var places = IntStream.range(0, from.length).filter(p -> from[p] != to[p]).toArray();
          assertThat(places.length).isLessThanOrEqualTo(2);
          if (places.length == 2) {
            assertThat(places[1] - places[0]).isEqualTo(1);
            assertThat(from[places[0]]).isEqualTo(to[places[1]]);
            assertThat(from[places[1]]).isEqualTo(to[places[0]]);
          }
        }
      }
    }
  }
}
