package dev.medley.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The database behind a store, as far as H2 and PostgreSQL differ; all other statements are the same for both.
sealed interface Database permits H2Database, PostgresDatabase {

  static Database in(StoreLocation location) {
    return switch (location) {
      case StoreLocation.InMemory memory -> H2Database.in(memory);
      case StoreLocation.InDirectory place -> H2Database.in(place);
      case StoreLocation.OnServer server -> new PostgresDatabase(server);
    };
  }

  /// Opens the database: the first connection, which writes, and which makes the database where there can be none before.
  Session open(StoreLocation location);

  /// Another connection, which reads, each transaction from one snapshot.
  Session another() throws SQLException;

  /// Whether the process of this opening may be one of several.
  boolean shared();

  /// Lets nobody else change the schema until the migration is done.
  void migrate(Session session, Migration migration) throws SQLException;

  /// A migration under way.
  @FunctionalInterface
  interface Migration {
    void run() throws SQLException;
  }

  /// Makes the user who may read some views and nothing else, where there is none yet and where that is allowed.
  ///
  /// @param changed whether the views are other ones than before
  void admitGuest(Session session, List<String> views, boolean changed) throws SQLException;

  /// A connection as that user, in a transaction whose statements end after the limit.
  Connection guest(Duration limit) throws SQLException;

  /// Makes this opening known as alive for as long as the session lasts.
  void arrive(Session session, String opening) throws SQLException;

  /// Whether another opening may be alive.
  boolean alive(Session session, String opening) throws SQLException;

  /// Takes the right to run a study for this opening, which ends with the session; empty, or else who has it.
  Optional<String> hold(Session session, StudyId study) throws SQLException;

  void release(Session session, StudyId study) throws SQLException;

  /// The time by which heartbeats are compared: it does not jump when this machine's clock is set.
  Instant leaseTime(Session session) throws SQLException;

  /// Ends all connections of this opening.
  void shutDown(Session last) throws SQLException;
}
