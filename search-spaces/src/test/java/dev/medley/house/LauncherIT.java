package dev.medley.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `bin/medley` of the distribution, started as users start it.
@DisabledOnOs(OS.WINDOWS)
final class LauncherIT {

  private static final Path LAUNCHER = Path.of("target", "medley", "bin", "medley").toAbsolutePath();

  @TempDir
  private Path elsewhere;

  /// @param code   the exit code
  /// @param output standard output and error together
  private record Ending(int code, String output) {}

  @Test
  void helpNamesTheCommands() throws Exception {
    var ending = start(LAUNCHER, "--help");
    assertThat(ending.code()).as(ending.output()).isZero();
    assertThat(ending.output()).contains("run", "leaderboard", "plugins", "doctor");
  }

  @Test
  void linksLeadToTheDistribution() throws Exception {
    var link = Files.createSymbolicLink(elsewhere.resolve("m"), LAUNCHER);
    var ending = start(Files.createSymbolicLink(elsewhere.resolve("n"), link.getFileName()), "plugins", "list");
    assertThat(ending.code()).as(ending.output()).isZero();
    assertThat(ending.output()).contains("tasks-english", "loss-surgery");
  }

  @Test
  void wrongInputEndsWithTwo() throws Exception {
    assertThat(start(LAUNCHER, "no-such-command").code()).isEqualTo(2);
  }

  @Test
  void flagsOfTheUserReachTheJvm() throws Exception {
    var builder = new ProcessBuilder(LAUNCHER.toString(), "--help").directory(elsewhere.toFile()).redirectErrorStream(true);
    builder.environment().put("MEDLEY_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_HOME", elsewhere.toString());
    builder.environment().put("MEDLEY_OPTS", "-XX:+UseG1GC -showversion");
    var ending = finish(builder);
    assertThat(ending.code()).as(ending.output()).isZero();
    assertThat(ending.output()).contains("version \"" + Runtime.version().feature());
  }

  private Ending start(Path launcher, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
    builder.environment().put("MEDLEY_JAVA_HOME", System.getProperty("java.home"));
    return finish(builder);
  }

  private static Ending finish(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ending(process.exitValue(), output);
  }
}
