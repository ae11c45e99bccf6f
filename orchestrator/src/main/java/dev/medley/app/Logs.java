package dev.medley.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/// The log: a file that is made when something is logged, because the terminal belongs to what the command line says itself.
final class Logs {

  private static final int MOST_BYTES = 5_000_000;
  private static final int FILES = 1;
  private static final String LINE = "%1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n";

  /// Medley tells the failures of plugins itself, and more of them; the others say what is no news. Loggers live as long as somebody holds them.
  private static final List<Logger> QUIET = List.of(Logger.getLogger("org.pf4j"), Logger.getLogger("ai.djl"),
      Logger.getLogger("org.flywaydb"));

  private Logs() {}

  /// `MEDLEY_LOG`, or in the user's folder for such files.
  static Path file(Map<String, String> environment) {
    var given = environment.getOrDefault("MEDLEY_LOG", "");
    if (!given.isEmpty()) return Path.of(given).toAbsolutePath();
    var state = environment.getOrDefault("XDG_STATE_HOME", "");
    return (state.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state)).resolve("medley")
        .resolve("medley.log");
  }

  /// From now on everything is logged to this file and to nothing else.
  static void writeTo(Path file) {
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    LogManager.getLogManager().reset();
    QUIET.getFirst().setLevel(Level.OFF);
    QUIET.stream().skip(1).forEach(logger -> logger.setLevel(Level.WARNING));
    Logger.getLogger("").addHandler(new LateFile(file));
  }

  /// Opens its file with the first record.
  private static final class LateFile extends Handler {

    private final Path file;
    private @Nullable FileHandler opened;

    LateFile(Path file) {
      this.file = file;
    }

    @Override
    public synchronized void publish(LogRecord record) {
      try {
        if (opened == null) opened = open();
        opened.publish(record);
      } catch (IOException e) {
        reportError("The log cannot be written", e, ErrorManager.OPEN_FAILURE);
      }
    }

    private FileHandler open() throws IOException {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      var handler = new FileHandler(file.toString().replace("%", "%%"), MOST_BYTES, FILES, true);
      handler.setFormatter(new SimpleFormatter());
      return handler;
    }

    @Override
    public synchronized void flush() {
      if (opened != null) opened.flush();
    }

    @Override
    public synchronized void close() {
      if (opened != null) opened.close();
    }
  }
}
