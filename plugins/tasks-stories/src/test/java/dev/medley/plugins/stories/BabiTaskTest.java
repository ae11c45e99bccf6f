package dev.medley.plugins.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.testkit.contract.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BabiTaskTest {

  private static final String TRAIN = """
      1 Ann ran to the barn.
      2 Bob ran to the mill.
      3 Where is Ann? \tbarn\t1
      4 Ann ran to the mill.
      5 Where is Ann? \tmill\t4
      1 Bob took the axe.
      2 What has Bob?\taxe,rope\t1
      """;

  @TempDir
  private Path folder;

  private Task task(String numbers) {
    return Fixture.of(new StoryTasks(), Kind.TASK, "babi").set("folder", folder.toString()).set("numbers", numbers).make(List.of());
  }

  private void file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsStoriesWithTheFactsBeforeEachQuestion() throws IOException {
    file("qa1_a_train.txt", TRAIN);
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("qa1_a_test.txt.gz")))) {
      out.write("1 Ann ran to the well.\n2 Where is Ann?\twell\t1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    var data = task("1").load();
    assertThat(data.target()).isEqualTo(new Target.Classes(List.of("axe,rope", "barn", "mill", "well")));
    assertThat(data.train()).hasSize(2).extracting(e -> e.answer()).containsExactly(new Answer.Label(1), new Answer.Label(2));
    assertThat(data.train().getFirst().input()).isEqualTo(Input.Words.of("Where is Ann? Bob ran to the mill. Ann ran to the barn."));
    assertThat(data.train().get(1).input())
        .isEqualTo(Input.Words.of("Where is Ann? Ann ran to the mill. Bob ran to the mill. Ann ran to the barn."));
    assertThat(data.train().get(1).difficulty()).hasValue(1.001);
    assertThat(data.validation()).singleElement()
        .satisfies(e -> assertThat(e.input()).isEqualTo(Input.Words.of("What has Bob? Bob took the axe.")));
    assertThat(data.test()).singleElement().satisfies(e -> assertThat(e.answer()).isEqualTo(new Answer.Label(3)));
  }

  @Test
  void severalTasksInOneAreDomains() {
    for (var name : List.of("qa1_a_train.txt", "qa1_a_test.txt", "qa12_b_train.txt", "qa12_b_test.txt")) file(name, TRAIN);
    var data = task("12, 1").load();
    assertThat(data.train()).extracting(e -> e.domain()).containsExactly("qa1", "qa1", "qa12", "qa12");
  }

  @Test
  void whatIsMissingIsToldAtOnce() {
    file("qa2_a_train.txt", TRAIN);
    assertThatThrownBy(task("2,3")::load).hasMessageContaining("MED-843 The file (qa2_*_test.txt) of task (task.babi) is not in the folder")
        .hasMessageContaining("qa3_*_train.txt").hasMessageContaining("qa3_*_test.txt");
    assertThatThrownBy(task("0,x,21")::load).hasMessageContaining(
        "MED-841 The number (0) of task (task.babi) is none of 1 to 20.\nMaybe write numbers: \"1,2,3\", or numbers: all.")
        .hasMessageContaining("(x)").hasMessageContaining("(21)");
    folder = folder.resolve("nowhere");
    assertThatThrownBy(task("1")::load).hasMessageContaining("MED-842 The folder (" + folder + ") of task (task.babi) is not there.");
  }

  @Test
  void whatIsWrongInAFileIsToldByItsLines() {
    file("qa1_a_train.txt", "Ann ran.\n1 Ann ran to the barn.\n3 Bob ran.\n4 Where is Ann?\tbarn\n5 Where is Ann?\tbarn\t9\n");
    file("qa1_a_test.txt", "1 Nothing is asked.\n");
    var at = folder.resolve("qa1_a_train.txt");
    assertThatThrownBy(task("1")::load)
        .hasMessageContaining("MED-845 The line (" + at + ":1: Ann ran.) of task (task.babi) must begin with its number in the story.")
        .hasMessageContaining("MED-845 The line (" + at + ":3: 3 Bob ran.) of task (task.babi) must have the number 1 or 2.")
        .hasMessageContaining(
            "(" + at
                + ":4: 4 Where is Ann? barn) of task (task.babi) must be a question, its answer and its supporting facts, with tabs between.")
        .hasMessageContaining(":5: 5 Where is Ann? barn 9) of task (task.babi) must name as supporting facts such as were told before it.")
        .hasMessageContaining("MED-846 The file (" + folder.resolve("qa1_a_test.txt") + ") of task (task.babi) asks nothing.");
  }

  /// The published files, where the system property `medley.babi` names their folder: every task with as many questions as its README says, and the hardest with the longest stories.
  @Test
  void readsThePublishedFiles() {
    String published = System.getProperty("medley.babi", "");
    assumeTrue(!published.isEmpty(), "No folder of bAbI files is named by -Dmedley.babi");
    folder = Path.of(published);
    for (int number = 1; number <= 20; number++) {
      var data = task(String.valueOf(number)).load();
      assertThat(List.of(data.train().size(), data.validation().size(), data.test().size())).as("qa%d", number).containsExactly(900, 100,
          1000);
    }
    var all = task("all").load();
    assertThat(all.train().stream().map(e -> e.domain()).distinct()).hasSize(20);
  }

  @Test
  void aDamagedFileIsToldAsSuch() throws IOException {
    Files.write(folder.resolve("qa1_a_train.txt.gz"), new byte[]{1, 2, 3});
    file("qa1_a_test.txt", TRAIN);
    assertThatThrownBy(task("1")::load)
        .hasMessageContaining("MED-844 The file (" + folder.resolve("qa1_a_train.txt.gz") + ") of task (task.babi) cannot be read: ");
  }
}
