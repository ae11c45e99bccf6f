package dev.medley.plugins.files;

import dev.medley.api.task.Task;
import dev.medley.testkit.contract.TaskContract;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// Each format and each kind of target under the contract of tasks.
final class FileContractsTest {

  private Given given;

  @BeforeEach
  void givenAFolder(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Nested
  final class ClassesFromCsv implements TaskContract {
    @Override
    public Task task() {
      given.file("a.csv", FileTasksTest.numbered(200, ""));
      return given.task("csv", "a.csv", "text", "text", "target", "label");
    }
  }

  @Nested
  final class ValuesFromTsv implements TaskContract {
    @Override
    public Task task() {
      given.file("a.tsv", "x1\tx2\ty\n"
          + IntStream.range(0, 200).mapToObj(i -> i + "\t" + i * 0.5 + "\t" + Math.sqrt(i) + "\n").collect(Collectors.joining()));
      return given.task("tsv", "a.tsv", "features", "x1,x2", "target", "y");
    }
  }

  @Nested
  final class TagsFromJsonLines implements TaskContract {
    @Override
    public Task task() {
      given.file("a.jsonl",
          IntStream.range(0, 200)
              .mapToObj(i -> "{\"tokens\": [\"call\", \"" + i + "\"], \"tags\": [\"O\", \"B-number\"], \"site\": \"s" + i % 2 + "\"}\n")
              .collect(Collectors.joining()));
      return given.task("jsonl", "a.jsonl", "text", "tokens", "target", "tags", "domain", "site");
    }
  }
}
