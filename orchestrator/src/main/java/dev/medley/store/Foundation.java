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

  private static final int MOST_COPIES = 3;

  private final StoreLocation location;
  private final Optional<Holder> holder;
  private final Database database;
  private final Session session;
  private final Optional<Path> temporary;
  private final Artifacts files;
  private final String opening = UUID.randomUUID().toString();
  private boolean closed;

  private Foundation(StoreLocation location, Optional<Holder> holder, Database database, Session session, Path artifacts,
      Optional<Path> temporary)
      throws SQLException {
    this.location = location;
    this.holder = holder;
    this.database = database;
    this.session = session;
    this.temporary = temporary;
    var onDisk = new ArtifactFiles(artifacts, StoreKey.of(session));
    this.files = database.shared() ? new ArtifactPieces(onDisk) : onDisk;
    database.arrive(session, opening);
  }

  /// Opens everything, or nothing.
  static Foundation lay(StoreLocation location, StoreOptions options) {
    return switch (location) {
      case StoreLocation.InDirectory place -> {
        var holder = Holder.take(place, options.clock().instant());
        try {
          if (!Stores.exists(place)) {
            FileMigration.run(place, options);
          }
          yield onto(location, options, Optional.of(holder), place.artifacts(), Optional.empty());
        } catch (RuntimeException e) {
          holder.close();
          throw e;
        }
      }
      case StoreLocation.InMemory _,StoreLocation.OnServer _ -> {
        var artifacts = temporary(location);
        yield onto(location, options, Optional.empty(), artifacts, Optional.of(artifacts));
      }
    };
  }

  /// Opens a copy of a store that another process may be writing, to read it. The file is one that only grows for a while, so that a copy is what it was
  /// at some moment; one that took too long is taken again.
  static Foundation layCopy(StoreLocation.InDirectory place, StoreOptions options) {
    for (int attempt = 1;; attempt++) {
      var directory = temporary(place);
      var copy = new StoreLocation.InDirectory(directory, place.database());
      try {
        Files.copy(place.databaseFile(), copy.databaseFile());
        return onto(copy, options, Optional.empty(), place.artifacts(), Optional.of(directory));
      } catch (IOException e) {
        delete(directory, e);
        throw new Failures(place).ofRead(e);
      } catch (StoreException e) {
        delete(directory, e);
        if (e.error() != StoreError.UNREADABLE || attempt == MOST_COPIES) {
          throw e;
        }
      }
    }
  }

  private static Foundation onto(
      StoreLocation location, StoreOptions options, Optional<Holder> holder, Path artifacts, Optional<Path> temporary) {
    var database = Database.in(location);
    var session = database.open(location);
    try {
      if (holder.isPresent() && location instanceof StoreLocation.InDirectory place && Migrations.wanted(session)) {
        database.shutDown(session);
        FileMigration.run(place, options);
        session = database.open(location);
      }
      Migrations.bringUp(database, session, location, options);
      var foundation = new Foundation(location, holder, database, session, artifacts, temporary);
      if (holder.isPresent()) {
        foundation.files.deleteOrphans(session);
      }
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
      if (temporary.isPresent()) {
        deleteTree(temporary.get());
      }
    } catch (SQLException | IOException e) {
      throw new Failures(location).ofWrite(e);
    } finally {
      holder.ifPresent(Holder::close);
    }
  }

  private static Path temporary(StoreLocation location) {
    try {
      return Files.createTempDirectory("medley-store-");
    } catch (IOException e) {
      throw new Failures(location).ofWrite(e);
    }
  }

  private static void delete(Path directory, Exception cause) {
    try {
      deleteTree(directory);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
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
