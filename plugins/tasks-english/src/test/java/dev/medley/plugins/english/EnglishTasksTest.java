package dev.medley.plugins.english;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Settings;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnglishTasksTest {

  static Task named(String name) {
    return new EnglishTasks().components().stream().filter(c -> c.name().equals(name))
        .map(c -> (Task) c.factory().apply(new Settings("tasks." + name, Map.of()))).findFirst().orElseThrow();
  }

  @Test
  void theJarRegistersItsTasks() {
    var provider = ServiceLoader.load(ComponentProvider.class).stream().filter(p -> p.type() == EnglishTasks.class).findFirst()
        .orElseThrow().get();
    assertThat(provider.components()).extracting(Component::name).containsExactly("pos", "entities", "genre", "next-word", "noise",
        "attachment", "supersense", "definition-pos", "food", "phonemes", "decade");
  }

  @ParameterizedTest
  @CsvSource({
    "pos,            45,  1992,  246,  274",
    "entities,        9,  1992,  246,  274",
    "genre,           8,  1992,  246,  274",
    "next-word,     500, 28885, 3410, 3099",
    "noise,           4,  1992,  246,  274",
    "attachment,      2, 20801, 4039, 3097",
    "supersense,     45, 15584, 1877, 1890",
    "definition-pos,  5, 15584, 1877, 1890",
    "food,            2,  3639,  361, 1000",
    "decade,          8,  2149,  200,  246"
  })
  void eachTaskHasItsLabelsAndSplits(String name, int labels, int train, int validation, int test) {
    var data = named(name).load();
    assertThat(labels(data)).hasSize(labels);
    assertThat(data.train()).hasSize(train);
    assertThat(data.validation()).hasSize(validation);
    assertThat(data.test()).hasSize(test);
  }

  @Test
  void tokensKeepTheirCaseAndGenre() {
    var first = named("entities").load().train().getFirst();
    assertThat(words(first)).startsWith("December", "1998", "Your", "contribution");
    assertThat(first.domain()).isEqualTo("letters");
  }

  @Test
  void theEightGenresAreTheDomainsOfTaggingInEverySplit() {
    var data = named("pos").load();
    for (var split : List.of(data.train(), data.validation(), data.test()))
      assertThat(split.stream().map(Example::domain).distinct()).hasSize(8);
  }

  @Test
  void theNextWordIsToldFromTheWordsBeforeIt() {
    var data = named("next-word").load();
    var labels = labels(data);
    assertThat(labels).contains(",", "the", "although").isSorted();
    var sentence = words(named("pos").load().train().getFirst());
    var first = data.train().getFirst();
    assertThat(labels.get(((Answer.Label) first.answer()).index())).isEqualTo(sentence.get(words(first).size()));
    assertThat(sentence).startsWith(words(first).toArray(String[]::new));
    assertThat(data.train()).allMatch(e -> words(e).size() <= 8);
  }

  @Test
  void noiseIsTheSameEachTimeAndEvenlySpread() {
    var classes = named("noise").load().train().stream().map(Example::answer).toList();
    assertThat(named("noise").load().train().stream().map(Example::answer)).isEqualTo(classes);
    for (int i = 0; i < 4; i++) {
      long count = java.util.Collections.frequency(classes, new Answer.Label(i));
      // Of 1,992 draws a quarter, give or take four standard deviations.
      assertThat(count).as("class %d", i).isBetween(498 - 78L, 498 + 78L);
    }
  }

  @Test
  void reviewsLoseTheirMarkup() {
    assertThat(named("food").load().train().stream().filter(e -> words(e).contains("href"))).isEmpty();
  }

  @Test
  void aWordHasOneFormInTokensAndInRunningText() {
    var sentences = named("pos").load().train();
    long same = sentences.stream().filter(e -> Input.Words.of(String.join(" ", words(e))).words().equals(words(e))).count();
    assertThat((double) same / sentences.size()).as("sentences of the corpus that breaking leaves as they are").isGreaterThan(0.9);
  }

  @Test
  void aWordIsReadLetterByLetterAndSpokenPhonemeByPhoneme() {
    var data = named("phonemes").load();
    assertThat(data.target()).isEqualTo(new Target.Text());
    assertThat(data.train().getFirst()).isEqualTo(new Example(new Input.Words(List.of("a")), new Answer.Text(List.of("AH0"))));
    assertThat(List.of(data.train().size(), data.validation().size(), data.test().size())).containsExactly(19_658, 500, 1_000);
  }

  @Test
  void licencesAndAttributionTravelInTheJar() {
    for (var file : List.of("ATTRIBUTION.md", "LICENSE-wordnet", "LICENSE-sotu", "LICENSE-food-reviews", "LICENSE-pp-attachment",
        "LICENSE-cmudict", "NOTICE-pp-attachment")) {
      assertThat(EnglishTasks.class.getResource(file)).as(file).isNotNull();
    }
  }

  private static List<String> words(Example example) {
    return ((Input.Words) example.input()).words();
  }

  private static List<String> labels(TaskData data) {
    return switch (data.target()) {
      case Target.Classes(var labels) -> labels;
      case Target.TokenClasses(var labels) -> labels;
      case Target.Text _,Target.Numbers _ -> List.of();
    };
  }
}
