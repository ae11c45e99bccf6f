package dev.medley.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VocabularyTest {

  @Test
  void frequentWordsComeFirstAndEqualOnesByTheAlphabet() {
    var vocabulary = Vocabulary.build(List.of(Map.of("the", 9, "cat", 3, "ant", 3, "sat", 2)), 100);
    assertThat(vocabulary.words()).containsExactly("the", "ant", "cat", "sat");
    assertThat(vocabulary.size()).isEqualTo(6);
    assertThat(vocabulary.id("the")).isEqualTo(2);
    assertThat(vocabulary.id("sat")).isEqualTo(5);
  }

  @Test
  void theLimitCountsTheTwoIdsThatAreNotWords() {
    var counts = List.of(Map.of("the", 9, "cat", 3, "ant", 3));
    assertThat(Vocabulary.build(counts, 4).words()).containsExactly("the", "ant");
    assertThat(Vocabulary.build(counts, 2).words()).isEmpty();
    assertThat(Vocabulary.build(counts, 0).words()).isEmpty();
  }

  @Test
  void aWordThatOccursOnceIsLeftOut() {
    assertThat(Vocabulary.build(List.of(Map.of("the", 2, "hapax", 1)), 100).words()).containsExactly("the");
    assertThat(Vocabulary.build(List.of(Map.of("a", 1), Map.of("a", 1)), 100).words()).as("once in each of two tasks").containsExactly("a");
  }

  @Test
  void aLargeTaskDoesNotCrowdOutASmallOne() {
    var large = Map.of("news", 5_000, "said", 4_000, "year", 3_000);
    var small = Map.of("salt", 6, "pepper", 4);
    assertThat(Vocabulary.build(List.of(large, small), 4).words()).containsExactly("salt", "news");
  }

  @Test
  void aWordMayBeKnownInSmallLetters() {
    var vocabulary = Vocabulary.of(List.of("apple", "Apple", "pear"));
    assertThat(vocabulary.id("Apple")).isEqualTo(3);
    assertThat(vocabulary.id("PEAR")).isEqualTo(4);
    assertThat(vocabulary.id("plum")).isEqualTo(Vocabulary.UNKNOWN);
    assertThat(Vocabulary.of(List.of("Pear")).id("pear")).as("never the other way").isEqualTo(Vocabulary.UNKNOWN);
  }
}
