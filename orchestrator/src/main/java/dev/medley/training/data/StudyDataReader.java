package dev.medley.training.data;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.robustness.Exam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a study's data from its tasks, after checking that they can be trained together.
public final class StudyDataReader {

  private StudyDataReader() {}

  /// @param text `length` and `vocabulary`, and what else the section `text` has
  /// @throws InputException with every problem of every task
  public static StudyData read(List<LoadedTask> tasks, Settings text) {
    return read(tasks, text, Optional.empty());
  }

  /// @param known the vocabulary of a model from which the study begins, which reads its texts too
  public static StudyData read(List<LoadedTask> tasks, Settings text, Optional<Vocabulary> known) {
    return read(tasks, text, known, Optional.empty());
  }

  /// @param exam by what it is measured how robust models are, if it is
  public static StudyData read(List<LoadedTask> tasks, Settings text, Optional<Vocabulary> known, Optional<Exam> exam) {
    return read(tasks, text, known, exam, List.of());
  }

  /// @param known   the vocabulary of a model from which the study begins, which reads its texts too
  /// @param exam    by what it is measured how robust models are, if it is
  /// @param oneHead the tasks by which numbers are scaled, where tasks of a kind have one head; none where each has its own
  public static StudyData read(List<LoadedTask> tasks, Settings text, Optional<Vocabulary> known, Optional<Exam> exam,
      List<String> oneHead) {
    var problems = new ArrayList<Problem>();
    tasks.forEach(t -> check(t, problems));
    if (problems.isEmpty()) together(tasks, problems);
    if (problems.isEmpty() && !oneHead.isEmpty()) alike(tasks, problems);
    if (!problems.isEmpty()) throw new InputException(problems);
    var settings = TextSettings.of(text);
    boolean words = tasks.getFirst().data().train().getFirst().input() instanceof Input.Words;
    var vocabulary = words ? known.map(settings::sameAs).orElseGet(() -> settings.vocabulary(tasks)) : Words.of(List.of(), 0);
    return new StudyData(new Builder(tasks, settings.length(), vocabulary, settings.limit(), settings.beams(), exam, oneHead));
  }

  /// A task's data as a study keeps them: of many examples to validate with, a sample.
  public static TaskData kept(LoadedTask task) {
    return Builder.sampled(task).data();
  }

  private static void check(LoadedTask task, List<Problem> problems) {
    var data = task.data();
    for (var split : List.of(Split.TRAIN, Split.VALIDATION)) {
      if (data.split(split).isEmpty()) {
        problems.add(Problem.maybe("MED-140", "The " + split.name().toLowerCase(java.util.Locale.ROOT) + " split (0 examples) of task ("
            + task.name() + ") needs an example.", "its data are not where the settings say"));
      }
    }
    long unfit = Stream.of(Split.values()).flatMap(s -> data.split(s).stream()).filter(e -> !fits(e, data.target())).count();
    if (unfit > 0) {
      problems.add(Problem.maybe("MED-141",
          "The answers (" + unfit + " of them) of task (" + task.name() + ") do not fit its target (" + describe(data.target()) + ").",
          "the task's plugin gives a class that its target does not list, or tags that are not as many as the words"));
    }
  }

  private static boolean fits(Example example, Target target) {
    return switch (example.answer()) {
      case Answer.Label(int index) -> target instanceof Target.Classes(var labels) && index >= 0 && index < labels.size();
      case Answer.Tags(var indices) -> target instanceof Target.TokenClasses(var labels)
          && example.input() instanceof Input.Words(var words) && words.size() == indices.size()
          && indices.stream().allMatch(i -> i >= 0 && i < labels.size());
      case Answer.Text _ -> target instanceof Target.Text && example.input() instanceof Input.Words;
      case Answer.Numbers(var numbers) ->
        target instanceof Target.Numbers(var names) && numbers.size() == names.size() && numbers.stream().allMatch(n -> Float.isFinite(n));
    };
  }

  private static String describe(Target target) {
    return switch (target) {
      case Target.Classes(var labels) -> labels.size() + " classes";
      case Target.TokenClasses(var labels) -> labels.size() + " classes of tokens";
      case Target.Text _ -> "a text of a text";
      case Target.Numbers(var names) -> names.size() + " values";
    };
  }

  private static void together(List<LoadedTask> tasks, List<Problem> problems) {
    var first = tasks.getFirst();
    String wanted = kind(first.data().train().getFirst().input());
    for (var task : tasks) {
      var other = Stream.of(Split.values()).flatMap(s -> task.data().split(s).stream()).map(e -> kind(e.input()))
          .filter(k -> !k.equals(wanted)).findFirst();
      other.ifPresent(k -> problems.add(Problem.maybe("MED-142",
          "The inputs (" + k + ") of task (" + task.name() + ") must be like those (" + wanted + ") of task (" + first.name() + ").",
          "give tasks whose inputs differ a study each")));
    }
  }

  /// One head gives the same to all.
  private static void alike(List<LoadedTask> tasks, List<Problem> problems) {
    for (var kind : HeadKind.values()) {
      var ofKind = tasks.stream().filter(t -> HeadKind.of(t.data().target()) == kind).toList();
      ofKind.stream().filter(t -> !t.data().target().equals(ofKind.getFirst().data().target())).findFirst()
          .ifPresent(t -> problems.add(Problem.maybe("MED-889",
              "The target (" + describe(t.data().target()) + ") of task (" + t.name() + ") must be that (" + describe(
                  ofKind.getFirst().data().target()) + ") of task (" + ofKind.getFirst().name()
                  + "), with the same names: heads are shared.",
              "leave out `heads: shared`")));
    }
  }

  private static String kind(Input input) {
    return switch (input) {
      case Input.Words _ -> "words";
      case Input.Image(int channels, int height, int width, _) -> "images of " + channels + " x " + height + " x " + width;
      case Input.Vector(var numbers) -> numbers.size() + " numbers";
    };
  }
}
