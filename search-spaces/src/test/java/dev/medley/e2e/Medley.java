package dev.medley.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of the distribution, in a working directory.
///
/// @param directory where commands are started
record Medley(Path directory) {

  static final Path DISTRIBUTION = Path.of("target", "medley").toAbsolutePath();

  /// Runs a command to its end.
  Ending run(String... arguments) throws IOException, InterruptedException {
    return answer("", arguments);
  }

  /// Runs a command that reads standard input.
  Ending answer(String input, String... arguments) throws IOException, InterruptedException {
    var text = Files.createTempFile("medley-input", ".txt");
    try {
      Files.writeString(text, input);
      try (var started = start(text, arguments)) {
        return started.ending();
      }
    } finally {
      Files.delete(text);
    }
  }

  /// Starts a command.
  Started start(String... arguments) throws IOException {
    return start(Path.of("/dev/null"), arguments);
  }

  /// Starts a command that may have so many kibibytes of address space, and whose own needs are small.
  Started startWithin(int kibibytes, String... arguments) throws IOException {
    var limited = List.of("bash", "-c", "ulimit -v " + kibibytes + "; exec \"$@\"", "bash");
    return start(limited, Path.of("/dev/null"), "-Xmx512m -XX:CompressedClassSpaceSize=64m -XX:ReservedCodeCacheSize=64m", arguments);
  }

  /// Starts a command with a heap of this size, such as `100m`.
  Started startWithHeap(String size, String... arguments) throws IOException {
    return start(List.of(), Path.of("/dev/null"), "-Xmx" + size, arguments);
  }

  /// Starts a command behind other words, such as those of a shell that does something with it.
  Started startAfter(List<String> before, String... arguments) throws IOException {
    return start(before, Path.of("/dev/null"), "", arguments);
  }

  private Started start(Path input, String... arguments) throws IOException {
    return start(List.of(), input, "", arguments);
  }

  private Started start(List<String> before, Path input, String flags, String... arguments) throws IOException {
    var command = new ArrayList<>(before);
    command.add(DISTRIBUTION.resolve("bin").resolve("medley").toString());
    command.addAll(List.of(arguments));
    var errors = Files.createTempFile("medley-errors", ".txt");
    errors.toFile().deleteOnExit();
    var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectInput(input.toFile()).redirectError(errors.toFile());
    var variables = builder.environment();
    variables.remove("MEDLEY_STORE");
    variables.put("MEDLEY_JAVA_HOME", System.getProperty("java.home"));
    // No process here lives long enough for the optimising compiler to pay.
    variables.put("MEDLEY_OPTS", "-XX:TieredStopAtLevel=1 " + flags);
    // Each arena of glibc reserves address space that it does not use, and which thread has which is chance.
    if (!before.isEmpty()) variables.put("MALLOC_ARENA_MAX", "1");
    variables.put("MEDLEY_LOG", Path.of("target", "e2e.log").toAbsolutePath().toString());
    return new Started(builder.start(), errors);
  }

  /// What the working directory holds, by name.
  List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text, UTF_8);
  }
}
