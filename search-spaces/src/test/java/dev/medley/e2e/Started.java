package dev.medley.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command that runs. The launcher becomes the JVM, so the process is the JVM.
final class Started implements AutoCloseable {

  private static final int PATIENCE_MINUTES = 2;

  private final Process process;
  private final Path errors;
  private final BufferedReader answers;
  private final StringBuilder read = new StringBuilder();

  Started(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.answers = process.inputReader(UTF_8);
  }

  long pid() {
    return process.pid();
  }

  /// Waits until so many lines were answered that contain a text.
  void awaitLines(int count, String text) throws IOException {
    for (int seen = 0; seen < count;) {
      var line = answers.readLine();
      assertThat(line).as("The command ended after%n%s%s", read, Files.readString(errors)).isNotNull();
      read.append(line).append('\n');
      if (line.contains(text)) seen++;
    }
  }

  /// Ends the process as the kernel does, with no chance to put anything in order.
  Ending kill() throws IOException, InterruptedException {
    assertThat(process.isAlive()).as("alive when it is killed").isTrue();
    // Of the handle: the process itself would close what it wrote.
    assertThat(process.toHandle().destroyForcibly()).isTrue();
    return ending();
  }

  /// Asks the process to stop.
  ///
  /// @param signal such as `INT`, which a terminal sends for Ctrl-C
  Ending stop(String signal) throws IOException, InterruptedException {
    send(signal);
    return ending();
  }

  /// Sends a signal, such as `STOP`, which holds a process where it is, and `CONT`, which lets it go on.
  void send(String signal) throws IOException, InterruptedException {
    assertThat(process.isAlive()).as("alive when it is sent " + signal).isTrue();
    var kill = new ProcessBuilder(List.of("kill", "-" + signal, String.valueOf(pid()))).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /// Waits for the end.
  Ending ending() throws IOException, InterruptedException {
    for (var line = answers.readLine(); line != null; line = answers.readLine()) read.append(line).append('\n');
    assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as("ends").isTrue();
    return new Ending(process.exitValue(), read.toString(), Files.readString(errors));
  }

  /// Leaves no process behind, whatever a test found.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
