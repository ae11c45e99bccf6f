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
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The questions of some of the twenty bAbI tasks, read from the published files of a user's folder: `qa1_..._train.txt` and `qa1_..._test.txt`, or compressed, with `.gz` behind.
///
/// The last stories of the training file validate. An answer of several words is one class. Of several tasks in one, each is a domain.
/// The difficulty of an example is the number of facts that the file names for its answer, and by the thousandth how far back the first of them lies.
///
/// @see <a href="https://arxiv.org/abs/1502.05698">Weston et al., Towards AI-Complete Question Answering: A Set of Prerequisite Toy Tasks, ICLR 2016</a>
record BabiTask(Settings settings) implements Task {

  private static final int TASKS = 20;

  static final List<Setting> SETTINGS = List.of(
      Setting.requiredText("folder", "The folder that holds the files, from the working directory."),
      Setting.text("numbers", "1", "The numbers of the tasks, from 1 to 20, with commas between; all takes every one."),
      Setting.real("validation", 0.01, 0.9, 0.1, "The share of the training file's questions to validate with."),
      Wording.ORDER,
      Wording.MEMORY);

  @Override
  public TaskData load() {
    var problems = new ArrayList<Problem>();
    var numbers = numbers(problems);
    var folder = new BabiFolder(settings.word("folder"), settings.path());
    var files = problems.isEmpty() ? folder.find(numbers, problems) : List.<BabiFolder.TaskFiles>of();
    stop(problems);
    var train = new ArrayList<Asked>();
    var validation = new ArrayList<Asked>();
    var test = new ArrayList<Asked>();
    for (var pair : files) {
      String domain = files.size() == 1 ? "" : "qa" + pair.number();
      var learnt = BabiFile.read(pair.train(), settings.path(), problems).stream().map(story -> new Asked(domain, story)).toList();
      int held = (int) Math.ceil(learnt.size() * settings.real("validation"));
      train.addAll(learnt.subList(0, learnt.size() - held));
      validation.addAll(learnt.subList(learnt.size() - held, learnt.size()));
      BabiFile.read(pair.test(), settings.path(), problems).forEach(story -> test.add(new Asked(domain, story)));
    }
    stop(problems);
    return data(train, validation, test);
  }

  private record Asked(String domain, Story story) {}

  /// Answers that only test questions have are classes as well, which no model can learn: they count against it, as published figures count them.
  private TaskData data(List<Asked> train, List<Asked> validation, List<Asked> test) {
    var labels = Stream.of(train, validation, test).flatMap(List::stream).map(a -> a.story().answer()).distinct().sorted().toList();
    return new TaskData(new Target.Classes(labels), examples(train, labels), examples(validation, labels), examples(test, labels));
  }

  private List<Example> examples(List<Asked> questions, List<String> labels) {
    var wording = Wording.of(settings);
    return questions.stream().map(asked -> new Example(wording.words(asked.story()),
        new Answer.Label(labels.indexOf(asked.story().answer())), asked.domain(), OptionalDouble.of(asked.story().difficulty()))).toList();
  }

  private List<Integer> numbers(List<Problem> problems) {
    String given = settings.word("numbers").strip();
    if (given.equals("all")) return IntStream.rangeClosed(1, TASKS).boxed().toList();
    var numbers = new ArrayList<Integer>();
    for (var part : given.split(",", -1)) {
      if (part.strip().matches("[1-9]|1\\d|20")) {
        numbers.add(Integer.valueOf(part.strip()));
      } else {
        problems.add(Problem.maybe("MED-841", "The number (" + part.strip() + ") of task (" + settings.path() + ") is none of 1 to 20.",
            "write numbers: \"1,2,3\", or numbers: all"));
      }
    }
    return numbers.stream().distinct().sorted().toList();
  }

  private static void stop(List<Problem> problems) {
    if (!problems.isEmpty()) throw new InputException(problems);
  }
}
