package dev.medley.benchmark;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Asks Optuna, through an interpreter that has it, how long asking and telling takes with its own storages.
final class OptunaStorages {

  private static final String SCRIPT = "optuna_storages.py";

  private OptunaStorages() {}

  /// Reports a figure for each storage.
  static void measure(String python, int trials, Report report) {
    report.progress("Optuna's storages, with " + python);
    try {
      var script = Files.createTempFile("medley-", ".py");
      try (var resource = OptunaStorages.class.getResourceAsStream(SCRIPT)) {
        if (resource == null) throw new IllegalStateException("This build of Medley lacks " + SCRIPT + ".");
        Files.write(script, resource.readAllBytes());
        for (var line : answer(python, script, trials).lines().toList()) report.figure(figure(python, line));
      } finally {
        Files.delete(script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From a line such as `SQLite<TAB>97.1<TAB>Optuna 5.0.0`.
  private static Figure figure(String python, String line) {
    var parts = line.split("\t", -1);
    if (parts.length != 3) throw refused(python, "it said " + line);
    return Figure.of("ask and tell, " + parts[2] + ", " + parts[0], Double.parseDouble(parts[1]), "ms");
  }

  private static String answer(String python, Path script, int trials) throws IOException {
    var errors = Files.createTempFile("medley-", ".err");
    try {
      var process = new ProcessBuilder(List.of(python, script.toString(), String.valueOf(trials))).redirectError(errors.toFile()).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        var last = Files.readString(errors).strip().lines().reduce((_, line) -> line).orElse("it said nothing");
        throw refused(python, last);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted while " + python + " ran", e));
    } catch (IOException e) {
      throw refused(python, String.valueOf(e.getMessage()));
    } finally {
      Files.delete(errors);
    }
  }

  private static InputException refused(String python, String reason) {
    return new InputException(Problem.maybe("MED-684", "The peer (" + python + ") of --peer cannot be measured: " + reason + ".",
        "name an interpreter that has Optuna installed"));
  }
}
