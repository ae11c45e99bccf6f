package dev.medley.plugins.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Task;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.TaskContract;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StoryTaskTest {

  private static Fixture<Task> stories(StoryKind kind) {
    return Fixture.of(new StoryTasks(), Kind.TASK, "stories").set("kind", kind.word());
  }

  @Nested
  final class OneFact implements TaskContract {
    @Override
    public Task task() {
      return stories(StoryKind.ONE_FACT).make(List.of());
    }
  }

  @Nested
  final class Lists implements TaskContract {
    @Override
    public Task task() {
      return stories(StoryKind.LIST).make(List.of());
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachKindGivesAsManyAsAreWantedAndTellsNoneTwice(StoryKind kind) {
    var data = stories(kind).make(List.of()).load();
    assertThat(List.of(data.train().size(), data.validation().size(), data.test().size())).containsExactly(1000, 200, 1000);
    var told = Stream.of(Split.values()).flatMap(s -> data.split(s).stream()).map(e -> e.input()).toList();
    assertThat(new HashSet<>(told)).hasSameSizeAs(told);
    assertThat(data.train()).allMatch(e -> e.difficulty().orElse(0) > 1);
  }

  @Test
  void anotherSeedTellsOtherStories() {
    var one = stories(StoryKind.TWO_FACTS).set("seed", 1).make(List.of()).load();
    assertThat(one.train()).isNotEqualTo(stories(StoryKind.TWO_FACTS).make(List.of()).load().train());
  }

  @Test
  void theQuestionComesFirstAndThenTheLastFact() {
    var story = new Story(List.of("Mary went to the kitchen.", "John went to the garden."), "Where is Mary?", "kitchen", List.of(0));
    assertThat(new Wording(true, 0).words(story).words()).containsExactly("Where", "is", "Mary", "?", "John", "went", "to", "the", "garden",
        ".",
        "Mary", "went", "to", "the", "kitchen", ".");
    assertThat(new Wording(false, 0).words(story))
        .isEqualTo(Input.Words.of("Where is Mary? Mary went to the kitchen. John went to the garden."));
    assertThat(new Wording(false, 1).words(story)).isEqualTo(Input.Words.of("Where is Mary? John went to the garden."));
    assertThat(story.difficulty()).isEqualTo(1.002);
  }

  @Test
  void moreStoriesThanThereAreAreRefused() {
    var task = stories(StoryKind.ONE_FACT).set("facts", 1).set("train", 100).set("validation", 20).set("test", 20).make(List.of());
    assertThatThrownBy(task::load).hasToString(
        """
            dev.medley.api.error.InputException: MED-840 The stories (140) of task (task.stories) are more than there are of this kind and length: 96.
            Maybe raise facts (1), or ask for fewer questions.""");
  }
}
