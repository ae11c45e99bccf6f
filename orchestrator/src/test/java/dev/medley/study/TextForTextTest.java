package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.error.Problem;
import dev.medley.api.metric.Metric;
import dev.medley.api.metric.Metrics;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.space.AsText;
import dev.medley.training.data.LoadedTask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextForTextTest {

  private static LoadedTask task(Target target, Input input, Answer answer) {
    var examples = List.of(new Example(input, answer, "here"));
    return new LoadedTask("it", false, Metrics.usual(target), new TaskData(target, examples, examples, examples), 2);
  }

  private static LoadedTask asked(LoadedTask task, AsText asText) {
    var problems = new ArrayList<Problem>();
    var asked = TextForText.of(task, asText, problems);
    assertThat(problems).isEmpty();
    return asked;
  }

  @Test
  void aLabelIsItsWords() {
    var labels = new Target.Classes(List.of("no", "rather yes"));
    var asked = asked(task(labels, Input.Words.of("Is it so?"), new Answer.Label(1)), AsText.ANSWERS);
    assertThat(asked.data().target()).isEqualTo(new Target.Text());
    assertThat(asked.data().train())
        .containsExactly(new Example(Input.Words.of("Is it so?"), new Answer.Text(List.of("rather", "yes")), "here"));
    assertThat(asked.metrics()).extracting(Metric::name).containsExactly("token-f1", "exact-match");
    assertThat(asked.main()).isFalse();
    assertThat(asked.lossScale()).isEqualTo(2);
  }

  @Test
  void tagsAreWordsInOrder() {
    var asked = asked(task(new Target.TokenClasses(List.of("O", "B-x")), Input.Words.of("to Oslo"), new Answer.Tags(List.of(0, 1))),
        AsText.ANSWERS);
    assertThat(asked.data().test().getFirst().answer()).isEqualTo(new Answer.Text(List.of("O", "B-x")));
  }

  @Test
  void spansComeFromAnyTask() {
    var numbers = task(new Target.Numbers(List.of("y")), Input.Words.of("one two three four five six"), new Answer.Numbers(List.of(1f)));
    var cut = asked(numbers, AsText.SPANS).data().train().getFirst();
    assertThat(((Answer.Text) cut.answer()).words()).hasSize(3).startsWith("<0>").endsWith("<1>");
    assertThat(((Input.Words) cut.input()).words()).hasSize(6).contains("<0>");
    assertThat(asked(numbers, AsText.SPANS).data()).as("the same each time").isEqualTo(asked(numbers, AsText.SPANS).data());
  }

  @Test
  void whatWordsCannotSayIsRefused() {
    var problems = new ArrayList<Problem>();
    TextForText.of(task(new Target.Numbers(List.of("y")), Input.Words.of("a b"), new Answer.Numbers(List.of(1f))), AsText.ANSWERS,
        problems);
    TextForText.of(task(new Target.Classes(List.of("a", "b")), new Input.Vector(List.of(1f)), new Answer.Label(0)), AsText.SPANS, problems);
    assertThat(problems).extracting(Problem::toString).containsExactly(
        "MED-852 The task (it) must have answers that words can say to be asked as text.\nMaybe leave out `as-text`.",
        "MED-852 The task (it) must read texts to be asked as text.\nMaybe leave out `as-text`.");
  }
}
