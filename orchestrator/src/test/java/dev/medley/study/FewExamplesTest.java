package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FewExamplesTest {

  private static final TaskData DATA = new TaskData(new Target.Classes(List.of("a", "b")), examples(10), examples(3), examples(4));

  private static List<Example> examples(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Example(new Input.Words(List.of("w" + i)), new Answer.Label(i % 2))).toList();
  }

  @Test
  void theyAreEvenlyFromAllOfTheTrainingData() {
    var few = Setup.few(DATA, 4);
    assertThat(few.train()).containsExactly(DATA.train().get(0), DATA.train().get(2), DATA.train().get(5), DATA.train().get(7));
    assertThat(few.validation()).isEqualTo(DATA.validation());
    assertThat(few.test()).isEqualTo(DATA.test());
  }

  @Test
  void noneLeftOutWhereThereAreNoMore() {
    for (int count : new int[]{0, 10, 11}) assertThat(Setup.few(DATA, count)).isEqualTo(DATA);
  }
}
