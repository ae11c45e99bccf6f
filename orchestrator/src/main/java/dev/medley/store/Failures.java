package dev.medley.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;

/// Words for what can go wrong with an open store.
final class Failures {

  private final StoreLocation location;

  Failures(StoreLocation location) {
    this.location = location;
  }

  StoreException closed() {
    return StoreError.CLOSED.exception("The store (%s) is closed.".formatted(location), "");
  }

  StoreException copied() {
    return StoreError.COPY.exception(
        "The store (%s) is held by another process, and its copy can be read but not written.".formatted(location),
        "Maybe wait until that process has finished; with PostgreSQL several can write, with --store jdbc:postgresql:...");
  }

  /// What to throw at the caller whose write failed for this cause.
  RuntimeException ofWrite(Throwable cause) {
    return passed(
        cause,
        StoreError.WRITE_FAILED,
        "The store (%s) could not be written: %s.".formatted(location, reason(cause)),
        "Everything acknowledged before is safe. %s".formatted(space()));
  }

  /// What to throw at the caller whose read failed for this cause.
  RuntimeException ofRead(Throwable cause) {
    return passed(
        cause,
        StoreError.READ_FAILED,
        "The store (%s) could not be read: %s.".formatted(location, reason(cause)),
        "Maybe an earlier write failed: open the store again.");
  }

  /// What the package itself says passes as it is; only what the database or the disk says needs words.
  private static RuntimeException passed(Throwable cause, StoreError error, String sentence, String advice) {
    return switch (cause) {
      case StoreException said -> said;
      case SQLException e -> error.exception(sentence, advice, e);
      case UncheckedIOException e -> error.exception(sentence, advice, e);
      case RuntimeException fault -> fault;
      default -> error.exception(sentence, advice, cause);
    };
  }

  /// The innermost reason in one line: what the database says, without its copy of the statement, code and full stop.
  static String reason(Throwable cause) {
    var inner = cause;
    for (var next = inner.getCause(); next != null; next = next.getCause()) {
      inner = next;
    }
    var said = inner.getMessage();
    return said == null
        ? inner.getClass().getSimpleName()
        : said.lines().findFirst().orElse("").replaceAll("^(ERROR|FATAL): |(; SQL statement:)?( \\[\\d+-\\d+])?\\.?$", "");
  }

  private String space() {
    return switch (location) {
      case StoreLocation.InMemory _ -> "";
      case StoreLocation.OnServer _ -> "Maybe the server stopped, or its disk is full.";
      case StoreLocation.InDirectory place -> {
        try {
          long free = Files.getFileStore(place.directory()).getUsableSpace() >> 20;
          yield "Maybe the disk is full: it has %,d MiB free.".formatted(free);
        } catch (IOException e) {
          yield "Maybe the disk is gone: %s.".formatted(e.getMessage());
        }
      }
    };
  }
}
