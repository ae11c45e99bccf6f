package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.error.Problem;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.space.StudySpace.TaskUse;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyDataReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HoldOutTest {

  private static final Target TARGET = new Target.Classes(List.of("no", "yes"));

  private static Example example(String text, String domain) {
    return new Example(Input.Words.of(text), new Answer.Label(0), domain);
  }

  private static LoadedTask task(String name, List<Example> train, List<Example> validation, List<Example> test) {
    return new LoadedTask(name, true, Metrics.usual(TARGET), new TaskData(TARGET, train, validation, test));
  }

  private static TaskUse use(String name, String unseen) {
    return new TaskUse(name, name, new Settings("tasks." + name, Map.of()), true, 1, unseen);
  }

  /// The first task has two domains; the second has some of the same texts, without a domain.
  private static final List<LoadedTask> TASKS = List.of(
      task("mood", List.of(example("rain rain again again", "mail"), example("sun at last", "web"), example("snow snow outside", "web")),
          List.of(example("a storm", "mail"), example("a cloud", "web")), List.of(example("old wind", "mail"), example("new wind", "web"))),
      task("length", List.of(example("rain rain again again", ""), example("plain plain words", "")),
          List.of(example("a cloud", ""), example("a storm", "")),
          List.of(example("old wind", ""))));

  private static List<LoadedTask> held(String unseen, List<Problem> problems) {
    return HoldOut.from(TASKS, List.of(use("mood", unseen), use("length", "")), problems);
  }

  @Test
  void nothingOfADomainIsLeftAnywhere() {
    var problems = new ArrayList<Problem>();
    var tasks = held("mail", problems);
    assertThat(problems).isEmpty();
    var mood = tasks.getFirst().data();
    assertThat(mood.unseen()).extracting(e -> String.join(" ", ((Input.Words) e.input()).words())).containsExactly("rain rain again again",
        "a storm",
        "old wind");
    for (var task : tasks) {
      for (var split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST))
        assertThat(task.data().split(split)).extracting(Example::input)
            .doesNotContainAnyElementsOf(mood.unseen().stream().map(Example::input).toList());
    }
    assertThat(tasks.getLast().data().train()).hasSize(1);
    assertThat(tasks.getLast().data().unseen()).isEmpty();
    var data = StudyDataReader.read(tasks,
        new Settings("text", Map.of("length", new Value.Whole(4), "vocabulary", new Value.Whole(50), "hashed", new Value.Whole(0),
            "unit", new Value.Word("words"), "pieces", new Value.Word(""))));
    assertThat(data.vocabulary().entries()).contains("snow", "plain").doesNotContain("rain", "again", "storm", "old");
    var table = data.tasks().getFirst();
    assertThat(table.size(Split.UNSEEN)).isEqualTo(3);
    assertThat(table.firstRow(Split.UNSEEN)).isEqualTo(table.firstRow() + 4);
    assertThat(data.domains()).containsExactly("web");
  }

  @Test
  void withoutADomainAllStays() {
    assertThat(held("", new ArrayList<>())).isEqualTo(TASKS);
  }

  @Test
  void everyUnknownDomainIsTold() throws Exception {
    var problems = new ArrayList<Problem>();
    HoldOut.from(TASKS, List.of(use("mood", "mai"), use("length", "web")), problems);
    assertThat(problems).extracting(Problem::toString).containsExactly("""
        MED-813 The domain (mai) that task (mood) is not to see is none of its examples'.
        Did you mean: mail?""", """
        MED-813 The domain (web) that task (length) is not to see is none of its examples'.
        Maybe remove `unseen`: its examples name no domain.""");
    assertThat(Files.readString(Path.of("../docs/errors/rules.md"))).contains("## MED-813\n");
  }
}
