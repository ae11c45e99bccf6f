package dev.medley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailuresTest {

  @TempDir
  private Path directory;

  @Test
  void anUnknownOption() {
    wrong("""
        MED-240 The argument (--tpo=3) of `medley leaderboard` is not known.
        Did you mean: --top?
        """, "leaderboard", "--tpo=3");
  }

  @Test
  void anUnknownCommand() {
    wrong("""
        MED-240 The argument (leaderbord) of `medley` is not known.
        Did you mean: leaderboard?
        """, "leaderbord");
  }

  @Test
  void somethingThatIsNearToNothing() {
    wrong("""
        MED-240 The argument (--quite-another) of `medley plugins list` is not known.
        `medley plugins list --help` says what it takes.
        """, "plugins", "list", "--quite-another");
  }

  @Test
  void aMissingParameter() {
    wrong("""
        MED-241 The command line (show) of `medley show` is not complete or not valid: Missing required parameter: 'STUDY'.
        `medley show --help` says what it takes.
        """, "show");
  }

  @Test
  void aValueOfAnotherType() {
    wrong(
        """
            MED-241 The command line (leaderboard --top many) of `medley leaderboard` is not complete or not valid: Invalid value for option '--top': 'many' is not an int.
            `medley leaderboard --help` says what it takes.
            """,
        "leaderboard", "--top", "many");
  }

  @Test
  void aNumberOutOfRange() {
    wrong("""
        MED-247 The value (0) of --top must be 1 or more.
        Maybe write --top 1.
        """, "leaderboard", "--top", "0");
  }

  @Test
  void aDeviceThatIsNone() {
    wrong("""
        MED-248 The device (cuda) of --devices is not known.
        Maybe write cpu, or gpu:0.
        """, "run", "space.yaml", "--devices", "cpu,cuda");
  }

  @Test
  void aBenchmarkThatIsNone() {
    wrong("""
        MED-250 The benchmark (fuson) is not known.
        Did you mean: fusion?
        """, "benchmark", "fuson");
  }

  @Test
  void aSpaceThatIsNotThere() {
    var answer = CommandLineRun.in(directory).run("run", "nowhere.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).startsWith("MED-007 ").contains("nowhere.yaml");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFolderThatHoldsNoModel() {
    var answer = CommandLineRun.in(directory).run("predict", "nowhere", "--task", "pos");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).startsWith("MED-161 ");
  }

  @Test
  void noStore() {
    wrong("""
        MED-200 The store (%s) does not exist.
        Maybe run a study first, or say with --store or MEDLEY_STORE where its store lies.
        """.formatted(directory.resolve("medley-data")), "studies");
  }

  @Test
  void aFaultOfMedleyItself() throws IOException {
    var space = Files.writeString(directory.resolve("space.yaml"), "tasks: [pos]");
    assertThat(space).isReadable();
    var answer = CommandLineRun.in(directory).run("check", "a\0b.yaml");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).isEqualTo("""
        MED-242 The command failed in a way that is not the user's fault: InvalidPathException: Nul character not allowed: a\0b.yaml.
        Maybe the log says where: %s.
        """.formatted(directory.resolve("medley.log")));
    assertThat(CommandLineRun.in(directory).run("check", "a\0b.yaml", "--stacktrace").err()).contains("\tat dev.medley.app.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "plugins --help", "leaderboard -h", "doctor --help", "check --help", "query --help"})
  void helpGoesToStandardOutput(String line) {
    var answer = CommandLineRun.in(directory).width(80).run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).startsWith("Usage: medley").contains("--store")
        .satisfies(out -> assertThat(out.lines()).allMatch(l -> l.length() <= 80));
  }

  @Test
  void theVersion() {
    assertThat(CommandLineRun.in(directory).run("--version")).isEqualTo(new CommandLineRun.Answer(0, "Medley 0.1.0 (api 0.1.0)\n", ""));
  }

  @Test
  void everyProblemOfTheCommandLineIsExplained() throws IOException {
    var explained = Files.readString(Path.of("../docs/errors/app.md"));
    for (int id = 240; id <= 250; id++) assertThat(explained).contains("## MED-" + id + " ");
  }

  private void wrong(String message, String... arguments) {
    assertThat(CommandLineRun.in(directory).run(arguments)).isEqualTo(new CommandLineRun.Answer(2, "", message));
    assertThat(directory).isEmptyDirectory();
  }
}
