package dev.medley.plugins.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds of every story, over many seeds and lengths; the answers by an [Oracle] that knows the sentences alone.
final class StoryKindTest {

  private static final int SEEDS = 3_000;
  private static final int LONGEST = 24;

  private static List<Story> stories(StoryKind kind) {
    return kind.random(1).splits(SEEDS)
        .flatMap(random -> kind.teller().tell(new Dice(random), random.nextInt(kind.fewest(), LONGEST)).stream()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerFollowsFromWhatIsTold(StoryKind kind) {
    var stories = stories(kind);
    assertThat(stories).hasSizeGreaterThan(SEEDS / 8);
    for (var story : stories) assertThat(new Oracle(story.facts()).answer(story.question())).as("%s", story).isEqualTo(story.answer());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"COREFERENCE", "PAIRS_COREFERENCE"})
  void theSupportingFactsAreEnough(StoryKind kind) {
    for (var story : stories(kind)) {
      var facts = story.supporting().stream().map(story.facts()::get).toList();
      assertThat(new Oracle(facts).answer(story.question())).as("%s", story).isEqualTo(story.answer());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COREFERENCE", "PAIRS_COREFERENCE"})
  void ofAPronounTheSentenceBeforeSupportsAsWell(StoryKind kind) {
    for (var story : stories(kind)) {
      int last = story.supporting().getLast();
      boolean pronoun = story.facts().get(last).matches(".* (he|she|they) .*");
      assertThat(story.supporting()).as("%s", story).isEqualTo(pronoun ? List.of(last - 1, last) : List.of(last));
    }
  }

  /// Always saying the same must not pay.
  @ParameterizedTest
  @EnumSource
  void noAnswerIsMostOfThem(StoryKind kind) {
    var stories = stories(kind);
    for (var answer : new HashSet<>(stories.stream().map(Story::answer).toList())) {
      assertThat((double) stories.stream().filter(s -> s.answer().equals(answer)).count() / stories.size()).as(answer).isLessThan(0.7);
    }
  }

  /// Pinned: a kind that joins the others must not change them.
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ONE_FACT | Where is Sandra?           | bedroom
      YES_NO   | Is John in the hallway?    | no
      NEGATION | Is Sandra in the office?   | no
      """)
  void storiesFollowFromTheSeedAndTheKindsName(StoryKind kind, String question, String answer) {
    var story = kind.teller().tell(new Dice(kind.random(0)), kind.fewest() + 1).orElseThrow();
    assertThat(story.question()).isEqualTo(question);
    assertThat(story.answer()).isEqualTo(answer);
  }
}
