package dev.medley.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KinshipTest {

  private static final Map<String, Double> TAGS = Map.of("examples", 1000.0, "outputs", 17.0, "target.tags", 1.0);
  private static final Map<String, Double> TOPICS = Map.of("examples", 400.0, "outputs", 5.0, "target.classes", 1.0);

  @Test
  void tasksThatAreTheSameStandForEachOtherWhateverTheyAreCalled() {
    var kinship = Kinship.of(Map.of("pos", TAGS, "topic", TOPICS), Map.of("subject", TOPICS, "words", TAGS));
    assertThat(kinship.counterparts()).containsExactlyInAnyOrderEntriesOf(Map.of("words", "pos", "subject", "topic"));
    assertThat(kinship.likeness()).isEqualTo(1);
  }

  @Test
  void aNameInCommonDecidesBetweenEquals() {
    var kinship = Kinship.of(Map.of("a", TAGS, "b", TAGS), Map.of("b", TAGS, "a", TAGS));
    assertThat(kinship.counterparts()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "a", "b", "b"));
  }

  /// Half as many examples and all else alike: (1/2 + 1 + 1) / 3. The second task has no counterpart, so the mean over two tasks is half of it.
  @Test
  void likenessIsTheMeanOverTheTasksOfTheLargerStudy() {
    var fewer = Map.of("examples", 500.0, "outputs", 17.0, "target.tags", 1.0);
    assertThat(Kinship.of(Map.of("pos", TAGS), Map.of("pos", fewer)).likeness()).isCloseTo(2.5 / 3, within(1e-12));
    assertThat(Kinship.of(Map.of("pos", TAGS, "topic", TOPICS), Map.of("pos", fewer)).likeness()).isCloseTo(2.5 / 6, within(1e-12));
  }

  @Test
  void whatHasNothingInCommonStandsForNobody() {
    var kinship = Kinship.of(Map.of("pos", TAGS), Map.of("pos", Map.of("target.numbers", 1.0)));
    assertThat(kinship.counterparts()).isEmpty();
    assertThat(kinship.likeness()).isZero();
    assertThat(Kinship.of(Map.of("pos", TAGS), Map.of()).likeness()).isZero();
  }
}
