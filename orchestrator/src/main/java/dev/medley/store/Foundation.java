package dev.medley.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// What an open store stands on: the right to open it, its database with the schema in place, and its files.
final class Foundation {

  private final StoreLocation location;
  private final Optional<Holder> holder;
  private final Database database;
  private final Session session;
  private final Path artifacts;
  private final Artifacts files;
  private final String opening = UUID.randomUUID().toString();
  private boolean closed;

  private Foundation(
      StoreLocation location, Optional<Holder> holder, Database database, Session session, Path artifacts)
      throws SQLException {
    this.location = location;
    this.holder = holder;
    this.database = database;
    this.session = session;
    this.artifacts = artifacts;
    var onDisk = new ArtifactFiles(artifacts, StoreKey.of(session));
    this.files = database.shared() ? new ArtifactPieces(onDisk) : onDisk;
    database.arrive(session, opening);
  }

  /// Opens everything, or nothing.
  static Foundation lay(StoreLocation location, StoreOptions options) {
    Optional<Holder> holder = switch (location) {
      case StoreLocation.InDirectory place ->
        Optional.of(Holder.take(place, options.clock().instant()));
      case StoreLocation.InMemory _,StoreLocation.OnServer _ -> Optional.empty();
    };
    try {
      return onto(location, options, holder);
    } catch (RuntimeException e) {
      holder.ifPresent(Holder::close);
      throw e;
    }
  }

  private static Foundation onto(StoreLocation location, StoreOptions options, Optional<Holder> holder) {
    var database = Database.in(location);
    var session = database.open(location);
    try {
      Migrations.bringUp(database, session, location, options);
      var foundation = new Foundation(location, holder, database, session, artifacts(location));
      foundation.files.deleteOrphans(session);
      session.rollback();
      return foundation;
    } catch (SQLException | IOException | RuntimeException e) {
      abandon(database, session, e);
      throw e instanceof RuntimeException said ? said : new Failures(location).ofWrite(e);
    }
  }

  Database database() {
    return database;
  }

  Session session() {
    return session;
  }

  /// Names this opening among all that the store ever had.
  String opening() {
    return opening;
  }

  Artifacts files() {
    return files;
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      database.shutDown(session);
      if (!(location instanceof StoreLocation.InDirectory)) {
        deleteTree(artifacts);
      }
    } catch (SQLException | IOException e) {
      throw new Failures(location).ofWrite(e);
    } finally {
      holder.ifPresent(Holder::close);
    }
  }

  private static Path artifacts(StoreLocation location) throws IOException {
    return switch (location) {
      case StoreLocation.InDirectory place -> place.artifacts();
      case StoreLocation.InMemory _,StoreLocation.OnServer _ -> Files.createTempDirectory("medley-artifacts-");
    };
  }

  private static void abandon(Database database, Session session, Exception cause) {
    try {
      database.shutDown(session);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
