package dev.medley.plugins.stories;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Questions about stories of one kind, as many as wanted, each about a story of its own. No story is told twice, in no split.
///
/// The difficulty of an example is the number of facts that its answer follows from, and by the thousandth how far back the first of them lies.
/// Random: all of it, from the seed. Answers of validation and test data are among those of training data.
///
/// @see <a href="https://arxiv.org/abs/1502.05698">Weston et al., Towards AI-Complete Question Answering: A Set of Prerequisite Toy Tasks, ICLR 2016</a>
record StoryTask(Settings settings) implements Task {

  static final List<Setting> SETTINGS = List.of(
      Setting.choice("kind", Stream.of(StoryKind.values()).map(StoryKind::word).toList(), StoryKind.ONE_FACT.word(),
          "What is asked: " + String.join(", ", Stream.of(StoryKind.values()).map(StoryKind::word).toList()) + "."),
      Setting.whole("facts", 1, 200, 8,
          "How many sentences a story has at most; it has fewer where its kind has no more to tell, and no fewer than a question needs."),
      Setting.whole("train", 1, 1_000_000, 1000, "How many questions there are to train on."),
      Setting.whole("validation", 1, 100_000, 200, "How many questions there are to validate with."),
      Setting.whole("test", 0, 100_000, 1000, "How many questions there are to test on."),
      Wording.ORDER,
      Wording.MEMORY,
      Setting.whole("seed", 0, Integer.MAX_VALUE, 0, "Which stories are told."));

  /// Draws for each story that is wanted, after which there seem to be no more.
  private static final int PATIENCE = 500;

  @Override
  public TaskData load() {
    var kind = StoryKind.named(settings.word("kind"));
    var told = new Telling(kind, Math.max(kind.fewest(), settings.whole("facts")),
        new Dice(kind.random(settings.whole("seed"))), new HashSet<>());
    var train = told.stories(settings.whole("train"), _ -> true);
    var labels = train.stream().map(Story::answer).distinct().sorted().toList();
    Predicate<Story> known = story -> labels.contains(story.answer());
    var validation = told.stories(settings.whole("validation"), known);
    var test = told.stories(settings.whole("test"), known);
    check(train.size() + validation.size() + test.size(), labels);
    return new TaskData(new Target.Classes(labels), examples(train, labels), examples(validation, labels), examples(test, labels));
  }

  private void check(int found, List<String> labels) {
    int wanted = settings.whole("train") + settings.whole("validation") + settings.whole("test");
    if (found == wanted && labels.size() > 1) return;
    throw new InputException(Problem.maybe("MED-840",
        "The stories (" + wanted + ") of task (" + settings.path() + ") are more than there are of this kind and length: " + found + ".",
        "raise facts (" + settings.whole("facts") + "), or ask for fewer questions"));
  }

  private List<Example> examples(List<Story> stories, List<String> labels) {
    var wording = Wording.of(settings);
    return stories.stream().map(story -> new Example(wording.words(story), new Answer.Label(labels.indexOf(story.answer())), "",
        java.util.OptionalDouble.of(story.difficulty()))).toList();
  }

  /// @param told what was told already; grows
  private record Telling(StoryKind kind, int longest, Dice dice, Set<String> told) {

    List<Story> stories(int count, Predicate<Story> fits) {
      var stories = new ArrayList<Story>();
      for (long draw = 0; stories.size() < count && draw < (long) count * PATIENCE; draw++) {
        kind.teller().tell(dice, dice.between(kind.fewest(), longest)).filter(fits)
            .filter(story -> told.add(story.question() + story.facts())).ifPresent(stories::add);
      }
      return stories;
    }
  }
}
