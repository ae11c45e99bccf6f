package dev.medley.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/// Makes the database file of a store, or brings it up to this version of Medley, beside the file in use, whose place it takes once it is whole.
///
/// H2 changes a table by copying it and dropping the former one, each for good at once. A process killed in between, at work on the file itself,
/// would leave a store without its trials.
final class FileMigration {

  private FileMigration() {}

  /// Leaves the store with a file of this version, or as it was. Whoever calls this holds the store and has its database closed.
  static void run(StoreLocation.InDirectory place, StoreOptions options) {
    var beside = place.beside();
    var made = beside.databaseFile();
    try {
      // What another process left when it was killed.
      Files.deleteIfExists(made);
      if (Stores.exists(place)) {
        Files.copy(place.databaseFile(), made);
      }
      migrate(beside, place, options);
      force(made);
      Files.move(made, place.databaseFile(), ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (SQLException | IOException | RuntimeException e) {
      delete(made, e);
      throw e instanceof RuntimeException said ? said : new Failures(place).ofWrite(e);
    }
  }

  private static void migrate(StoreLocation.InDirectory beside, StoreLocation.InDirectory place, StoreOptions options) throws SQLException {
    var database = Database.in(beside);
    var session = database.open(place);
    try {
      Migrations.bringUp(database, session, place, options);
    } finally {
      database.shutDown(session);
    }
  }

  /// So that no loss of power leaves the new name with the content of neither file.
  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void delete(Path file, Exception cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
