package dev.medley.store;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Starts a main class of the tests in a process of its own.
public final class Spawn {

  private Spawn() {}

  public static ProcessBuilder java(Class<?> main, String... arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /// The same under a limit on the size of files: what is written beyond it fails as on a full disk.
  static ProcessBuilder javaWithFilesUpTo(int kibibytes, Class<?> main, String... arguments) {
    var plain = java(main, arguments);
    var limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
    limited.addAll(plain.command());
    return plain.command(limited);
  }

  /// Opens a store in a process that is killed so long after it began to make the database, and at once when it has made it.
  ///
  /// @return how long after that it lived
  static Duration openAndKill(StoreLocation.InDirectory place, Duration after) throws IOException, InterruptedException {
    var process = java(BusyWriter.Opener.class, "jdbc:h2:" + place.directory().resolve(place.database()), "wait").start();
    try (var said = process.inputReader()) {
      while (!Stores.exists(place.beside()) && !said.ready() && process.isAlive()) {
        Thread.sleep(1);
      }
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < after.toNanos() && !said.ready()) {
        Thread.sleep(1);
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  static List<String> output(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.start();
    try (var lines = process.inputReader()) {
      var read = lines.lines().toList();
      process.waitFor();
      return read;
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
