package dev.medley.study;

import dev.medley.api.error.Problem;
import dev.medley.api.metric.Metrics;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.space.AsText;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Asks a task on texts as a text for a text: its labels or tags as words, or what is cut out of its texts.
///
/// An answer that is no label of the task is wrong like any other.
///
/// @see <a href="https://arxiv.org/abs/1910.10683">Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, section 2.4</a>
public final class TextForText {

  private static final long SEED = 20_220;

  private TextForText() {}

  /// The task as it is to be asked; what cannot be is added to the problems.
  public static LoadedTask of(LoadedTask task, AsText asText, List<Problem> problems) {
    if (asText == AsText.NO) return task;
    var target = task.data().target();
    boolean texts = task.data().train().stream().allMatch(e -> e.input() instanceof Input.Words);
    if (!texts || (asText == AsText.ANSWERS && target instanceof Target.Numbers)) {
      problems.add(Problem.maybe("MED-852",
          "The task (" + task.name() + ") must " + (texts ? "have answers that words can say" : "read texts") + " to be asked as text.",
          "leave out `as-text`"));
      return task;
    }
    return switch (asText) {
      case NO -> task;
      case ANSWERS -> with(task,
          example -> Optional.of(new Example(example.input(), written(target, example.answer()), example.domain(), example.difficulty())));
      case SPANS -> {
        var random = Streams.stream(Streams.seed(SEED, 0, task.name()));
        yield with(task, example -> cut(example, random));
      }
    };
  }

  private static LoadedTask with(LoadedTask task, Function<Example, Optional<Example>> change) {
    var data = task.data();
    var target = new Target.Text();
    return new LoadedTask(task.name(), task.main(), Metrics.usual(target), new TaskData(target, changed(data.train(), change),
        changed(data.validation(), change), changed(data.test(), change), changed(data.unseen(), change)), task.lossScale());
  }

  private static List<Example> changed(List<Example> examples, Function<Example, Optional<Example>> change) {
    var changed = new ArrayList<Example>();
    examples.forEach(example -> change.apply(example).ifPresent(changed::add));
    return changed;
  }

  private static Answer written(Target target, Answer answer) {
    return switch (target) {
      case Target.Classes(var labels) -> new Answer.Text(List.of(labels.get(((Answer.Label) answer).index()).strip().split("\\s+")));
      case Target.TokenClasses(var labels) -> new Answer.Text(((Answer.Tags) answer).indices().stream().map(labels::get).toList());
      case Target.Text _ -> answer;
      case Target.Numbers _ -> throw new IllegalArgumentException("Words do not say numbers");
    };
  }

  /// Of one word nothing can be cut out that leaves something.
  private static Optional<Example> cut(Example example, RandomGenerator random) {
    var words = ((Input.Words) example.input()).words();
    if (words.size() < 2) return Optional.empty();
    var cut = SpanCorruption.of(words, SpanCorruption.drawn(words.size(), random));
    return Optional.of(new Example(new Input.Words(cut.left()), new Answer.Text(cut.taken()), example.domain(), example.difficulty()));
  }
}
