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

  private static final int KEY_LENGTH = 8;

  private final StoreLocation location;
  private final Optional<Holder> holder;
  private final Database database;
  private final Session session;
  private final Path artifacts;
  private final ArtifactFiles files;
  private boolean closed;

  private Foundation(
      StoreLocation location, Optional<Holder> holder, Database database, Session session, Path artifacts)
      throws SQLException {
    this.location = location;
    this.holder = holder;
    this.database = database;
    this.session = session;
    this.artifacts = artifacts;
    this.files = new ArtifactFiles(artifacts, key(session));
  }

  /// Opens everything, or nothing.
  static Foundation lay(StoreLocation location, StoreOptions options) {
    Optional<Holder> holder = switch (location) {
      case StoreLocation.InDirectory place ->
        Optional.of(Holder.take(place, options.clock().instant()));
      case StoreLocation.InMemory _ -> Optional.empty();
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
      Migrations.bringUp(session, location, options);
      var foundation = new Foundation(location, holder, database, session, artifacts(location));
      foundation.files.deleteOrphans(ArtifactTable.paths(session));
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

  ArtifactFiles files() {
    return files;
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      database.shutDown(session);
      if (location instanceof StoreLocation.InMemory) {
        deleteTree(artifacts);
      }
    } catch (SQLException | IOException e) {
      throw new Failures(location).ofWrite(e);
    } finally {
      holder.ifPresent(Holder::close);
    }
  }

  /// Tells the files of this database from those of another that lay in the same place.
  private static String key(Session session) throws SQLException {
    var known = session.first("SELECT store_key FROM store_info", row -> row.getString(1));
    if (known.isPresent()) {
      return known.get();
    }
    var key = UUID.randomUUID().toString().substring(0, KEY_LENGTH);
    session.update("INSERT INTO store_info VALUES (?)", key);
    session.commit();
    return key;
  }

  private static Path artifacts(StoreLocation location) throws IOException {
    return switch (location) {
      case StoreLocation.InDirectory place -> place.artifacts();
      case StoreLocation.InMemory _ -> Files.createTempDirectory("medley-artifacts-");
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
