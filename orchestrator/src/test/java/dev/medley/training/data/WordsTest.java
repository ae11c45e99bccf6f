package dev.medley.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WordsTest {

  @Test
  void frequentWordsComeFirstAndEqualOnesByTheAlphabet() {
    var vocabulary = Words.build(List.of(Map.of("the", 9, "cat", 3, "ant", 3, "sat", 2)), 100, 0);
    assertThat(vocabulary.entries()).containsExactly("the", "ant", "cat", "sat");
    assertThat(vocabulary.size()).isEqualTo(6);
    assertThat(vocabulary.id("the")).isEqualTo(2);
    assertThat(vocabulary.id("sat")).isEqualTo(5);
  }

  @Test
  void theLimitCountsTheTwoIdsThatAreNotWords() {
    var counts = List.of(Map.of("the", 9, "cat", 3, "ant", 3));
    assertThat(Words.build(counts, 4, 0).entries()).containsExactly("the", "ant");
    assertThat(Words.build(counts, 2, 0).entries()).isEmpty();
    assertThat(Words.build(counts, 0, 0).entries()).isEmpty();
  }

  @Test
  void aWordThatOccursOnceIsLeftOut() {
    assertThat(Words.build(List.of(Map.of("the", 2, "hapax", 1)), 100, 0).entries()).containsExactly("the");
    assertThat(Words.build(List.of(Map.of("a", 1), Map.of("a", 1)), 100, 0).entries()).as("once in each of two tasks").containsExactly("a");
  }

  @Test
  void aLargeTaskDoesNotCrowdOutASmallOne() {
    var large = Map.of("news", 5_000, "said", 4_000, "year", 3_000);
    var small = Map.of("salt", 6, "pepper", 4);
    assertThat(Words.build(List.of(large, small), 4, 0).entries()).containsExactly("salt", "news");
  }

  @Test
  void aWordMayBeKnownInSmallLetters() {
    var vocabulary = Words.of(List.of("apple", "Apple", "pear"), 0);
    assertThat(vocabulary.id("Apple")).isEqualTo(3);
    assertThat(vocabulary.id("PEAR")).isEqualTo(4);
    assertThat(vocabulary.id("plum")).isEqualTo(Vocabulary.UNKNOWN);
    assertThat(Words.of(List.of("Pear"), 0).id("pear")).as("never the other way").isEqualTo(Vocabulary.UNKNOWN);
  }

  @Test
  void wordsThatAreNotKnownShareIdsByHowTheyBeginAndEnd() {
    var vocabulary = Words.of(List.of("apple"), 1_000_000);
    assertThat(vocabulary.size()).isEqualTo(1_000_003);
    assertThat(vocabulary.id("apple")).isEqualTo(2);
    assertThat(vocabulary.id("running")).isEqualTo(vocabulary.id("sinGing")).isGreaterThan(2).isLessThan(1_000_003);
    assertThat(vocabulary.id("running")).isNotEqualTo(vocabulary.id("Running")).isNotEqualTo(vocabulary.id("runner"));
    assertThat(vocabulary.id("1850")).isEqualTo(vocabulary.id("31923")).isNotEqualTo(vocabulary.id("18"));
    assertThat(Words.of(List.of(), 1).id("anything")).isEqualTo(2);
    assertThat(Words.of(List.of(), 1).id("")).as("a list of words may hold an empty one").isEqualTo(2);
  }

  @Test
  void wordsThatAreNotKnownMayBeReadByTheirGrams() {
    var vocabulary = Words.of(List.of("apple"), 1_000_000).byGrams();
    assertThat(vocabulary.ids("Apple")).containsExactly(2);
    // _ru run unn nni nin ing ng$ and _si sin ing ngi gin ing ng$
    var running = vocabulary.ids("running");
    var singing = vocabulary.ids("singing");
    assertThat(running).hasSize(7).allSatisfy(id -> assertThat(id).isBetween(3, 1_000_002));
    assertThat(singing.subList(5, 7)).isEqualTo(running.subList(5, 7));
    assertThat(singing.get(2)).isEqualTo(singing.get(5));
    assertThat(singing.subList(0, 2)).doesNotContainAnyElementsOf(running);
    assertThat(vocabulary.ids("Running").subList(1, 7)).isEqualTo(running.subList(1, 7));
    assertThat(vocabulary.ids("Running").getFirst()).isNotEqualTo(running.getFirst());
    assertThat(vocabulary.ids("x")).as("_x$").hasSize(1);
    assertThat(vocabulary.ids("")).as("a list of words may hold an empty one").hasSize(1);
  }
}
