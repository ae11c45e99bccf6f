package dev.medley.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// H2, in a file or in memory. One process has it open, so who was here before is gone.
final class H2Database implements Database {

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
  private final Instant begin = Instant.now();
  private final long nanosAtBegin = System.nanoTime();

  private H2Database(String url) {
    this.url = url;
  }

  static H2Database in(StoreLocation.InMemory memory) {
    return new H2Database(memory + UUID.randomUUID().toString());
  }

  static H2Database in(StoreLocation.InDirectory place) {
    return new H2Database("jdbc:h2:file:" + place.directory().resolve(place.database()));
  }

  @Override
  public Session open(StoreLocation location) {
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

  /// Rows come one by one: large results would go by way of the disk.
  @Override
  public Session another() throws SQLException {
    var connection = DriverManager.getConnection(url, OWNER, "");
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    var session = new Session(connection);
    session.define("SET LAZY_QUERY_EXECUTION TRUE");
    return session;
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public void migrate(Session session, Migration migration) throws SQLException {
    migration.run();
  }

  @Override
  public void admitGuest(Session session, List<String> views, boolean changed) throws SQLException {
    if (!changed) {
      return;
    }
    session.define("CREATE USER IF NOT EXISTS " + GUEST + " PASSWORD ''");
    for (var view : views) {
      session.define("GRANT SELECT ON " + view + " TO " + GUEST);
    }
  }

  @Override
  public Connection guest(Duration limit) throws SQLException {
    return DriverManager.getConnection(url + ";IFEXISTS=TRUE" + WORDS, GUEST, "");
  }

  @Override
  public void arrive(Session session, String opening) {
    // The lock beside the file says so.
  }

  @Override
  public boolean alive(Session session, String opening) {
    return false;
  }

  @Override
  public Optional<String> hold(Session session, StudyId study) {
    return Optional.empty();
  }

  @Override
  public void release(Session session, StudyId study) {
    // Nobody else was kept out.
  }

  @Override
  public Instant leaseTime(Session session) {
    return begin.plusNanos(System.nanoTime() - nanosAtBegin);
  }

  /// Rewrites the file where much of it is dead: durable commits one by one leave it up to twelve times its size.
  @Override
  public void shutDown(Session last) throws SQLException {
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
