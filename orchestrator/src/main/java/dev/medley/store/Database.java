package dev.medley.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// The H2 database behind a store.
final class Database {

  /// Who may read the views and nothing else. Needs no secret: whoever can reach the file can read it anyway.
  static final String GUEST = "GUEST";

  private static final String OWNER = "MEDLEY";

  private static final int ALREADY_OPEN = 90020;

  /// The views have a column `value`, which H2 reserves and other databases do not.
  private static final String WORDS = ";NON_KEYWORDS=VALUE";

  /// What makes H2 keep what it acknowledged, given one writer; leave no file of its own behind; and
  /// close at once unless told to compact.
  private static final String SAFE = WORDS
      + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=0";

  /// Dead bytes for which rewriting a file at closing does not pay.
  private static final long NOT_WORTH_COMPACTING = 2L << 20;

  private final String url;

  private Database(String url) {
    this.url = url;
  }

  static Database in(StoreLocation location) {
    return switch (location) {
      case StoreLocation.InMemory _ -> new Database("jdbc:h2:mem:" + UUID.randomUUID());
      case StoreLocation.InDirectory place -> new Database("jdbc:h2:file:" + place.directory().resolve(place.database()));
    };
  }

  /// Opens the database: the first connection, which makes it where there is none.
  Session open(StoreLocation location) {
    try {
      return new Session(DriverManager.getConnection(url + SAFE, OWNER, ""));
    } catch (SQLException e) {
      if (e.getErrorCode() == ALREADY_OPEN && location instanceof StoreLocation.InDirectory place) {
        throw Holder.held(place);
      }
      throw StoreError.UNREADABLE.exception(
          "The store (%s) cannot be opened: %s.".formatted(location, Failures.reason(e)),
          "Maybe its database file is damaged, or not one of Medley's.",
          e);
    }
  }

  /// Another connection, which reads. Rows come one by one: large results would go by way of the disk.
  Session another() throws SQLException {
    var connection = DriverManager.getConnection(url, OWNER, "");
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    var session = new Session(connection);
    session.define("SET LAZY_QUERY_EXECUTION TRUE");
    return session;
  }

  /// A connection that can read the views and nothing else.
  Connection guest() throws SQLException {
    return DriverManager.getConnection(url + ";IFEXISTS=TRUE" + WORDS, GUEST, "");
  }

  /// Ends all connections. Rewrites the file where much of it is dead: durable commits one by one leave it up to twelve
  /// times its size.
  void shutDown(Session last) throws SQLException {
    long bytes = about(last, "info.FILE_SIZE");
    long dead = bytes * (100 - about(last, "info.CHUNKS_FILL_RATE")) / 100;
    boolean compact = dead > Math.max(NOT_WORTH_COMPACTING, bytes / 2);
    last.define(compact ? "SHUTDOWN COMPACT" : "SHUTDOWN");
  }

  /// A figure of the file, which a database in memory does not have.
  private static long about(Session session, String figure) throws SQLException {
    return session.first(
        "SELECT setting_value FROM INFORMATION_SCHEMA.SETTINGS WHERE setting_name = ?", row -> row.getLong(1), figure)
        .orElse(0L);
  }
}
