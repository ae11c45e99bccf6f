package dev.medley.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

/// A database of a PostgreSQL server, which any number of processes may have open.
///
/// Who is there is told by advisory locks of the server, held by each opening's writing connection. They end with the connection, so neither a
/// killed process nor a clock that jumps can keep or lose one.
final class PostgresDatabase implements Database {

  private static final String NO_RIGHTS = "42501";
  private static final String WRONG_LOGIN = "28";

  /// One after another, so that two processes that open an empty database do not both make its tables.
  private static final String SCHEMA_LOCK = "medley schema";

  /// Before what others are told of this process.
  private static final String APPLICATION = "Medley, ";

  private static final int ROWS_AT_ONCE = 5_000;

  /// The server gives up a process whose machine vanished after about a minute and a half.
  private static final String NOTICE_THE_DEAD = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=15 -c tcp_keepalives_count=4";

  private static final Pattern QUERY = Pattern.compile("\\?.*$", Pattern.DOTALL);

  private final StoreLocation.OnServer server;

  PostgresDatabase(StoreLocation.OnServer server) {
    this.server = server;
  }

  @Override
  public Session open(StoreLocation location) {
    try {
      return new Session(DriverManager.getConnection(server.url(), settings()));
    } catch (SQLException e) {
      throw StoreError.SERVER.exception(
          "The store (%s) cannot be reached: %s.".formatted(location, Failures.reason(e)),
          advice(e),
          e);
    }
  }

  private static String advice(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith(WRONG_LOGIN)) {
      return "Maybe add ?user=NAME to the URL; the password is best kept in ~/.pgpass.";
    }
    return state.equals("3D000") ? "Maybe make it first: createdb NAME." : "Maybe the server is not running, or listens elsewhere.";
  }

  private static Properties settings() {
    var settings = new Properties();
    settings.setProperty("ApplicationName", APPLICATION + "process " + ProcessHandle.current().pid());
    settings.setProperty("reWriteBatchedInserts", "true");
    settings.setProperty("tcpKeepAlive", "true");
    settings.setProperty("connectTimeout", "10");
    settings.setProperty("options", NOTICE_THE_DEAD);
    return settings;
  }

  @Override
  public Session another() throws SQLException {
    var connection = DriverManager.getConnection(server.url(), settings());
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    return new Session(connection, ROWS_AT_ONCE);
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public void migrate(Session session, Migration migration) throws SQLException {
    lock(session, "SELECT pg_advisory_lock(hashtextextended(?, 0))", SCHEMA_LOCK);
    try {
      migration.run();
    } catch (SQLException | RuntimeException e) {
      session.rollback();
      throw e;
    } finally {
      lock(session, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", SCHEMA_LOCK);
      session.commit();
    }
  }

  /// A user of its own with a password that the store alone knows. Without the right to make one, all works but `query`.
  @Override
  public void admitGuest(Session session, List<String> views, boolean changed) throws SQLException {
    var known = session.first("SELECT guest_name FROM store_info WHERE guest_name IS NOT NULL", row -> row.getString(1));
    if (known.isPresent() && !changed) {
      return;
    }
    var mark = session.mark();
    try {
      var guest = known.isPresent() ? known.get() : makeGuest(session);
      for (var view : views) {
        session.define("GRANT SELECT ON " + view + " TO " + guest);
      }
    } catch (SQLException e) {
      session.rollback(mark);
      if (!NO_RIGHTS.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static String makeGuest(Session session) throws SQLException {
    var guest = "medley_guest_" + UUID.randomUUID().toString().replace("-", "");
    var secret = UUID.randomUUID().toString();
    session.define("CREATE ROLE " + guest + " LOGIN NOINHERIT CONNECTION LIMIT 16 PASSWORD '" + secret + "'");
    session.define("ALTER ROLE " + guest + " SET default_transaction_read_only = on");
    session.define("GRANT USAGE ON SCHEMA " + schema(session) + " TO " + guest);
    session.update("UPDATE store_info SET guest_name = ?, guest_secret = ?", guest, secret);
    return guest;
  }

  private static String schema(Session session) throws SQLException {
    return session.first("SELECT quote_ident(current_schema())", row -> row.getString(1)).orElseThrow();
  }

  /// Reading only, and without the settings by which a text could mean something else than what was checked.
  @Override
  public Connection guest(Duration limit) throws SQLException {
    var settings = settings();
    String schema;
    try (var session = another()) {
      schema = schema(session);
      var login = session.first("SELECT guest_name, guest_secret FROM store_info WHERE guest_name IS NOT NULL",
          row -> List.of(row.getString(1), row.getString(2)))
          .orElseThrow(this::noGuest);
      settings.setProperty("user", login.get(0));
      settings.setProperty("password", login.get(1));
    }
    var connection = admitted(withoutLogin(server.url()), settings);
    try (var statement = connection.createStatement()) {
      statement.execute("SET search_path = " + schema + "; SET standard_conforming_strings = on; SET statement_timeout = "
          + limit.toMillis() + "; SET lock_timeout = 1000");
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Connection admitted(String url, Properties settings) throws SQLException {
    try {
      return DriverManager.getConnection(url, settings);
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith(WRONG_LOGIN)) {
        throw noGuest();
      }
      throw e;
    }
  }

  private StoreException noGuest() {
    return StoreError.NO_GUEST.exception(
        "The store (%s) has no user who may read its views and nothing else.".formatted(server),
        "Maybe let its owner make users (ALTER ROLE NAME CREATEROLE), and open it again; all but query works without.");
  }

  private static String withoutLogin(String url) {
    var query = QUERY.matcher(url);
    if (!query.find()) {
      return url;
    }
    var kept = Arrays.stream(query.group().substring(1).split("&"))
        .filter(each -> !each.matches("(user|password|options|ApplicationName|readOnly)=.*"))
        .toList();
    return url.substring(0, query.start()) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
  }

  @Override
  public void arrive(Session session, String opening) throws SQLException {
    lock(session, "SELECT pg_advisory_lock(hashtextextended(?, 0))", opening(opening));
    session.commit();
  }

  @Override
  public boolean alive(Session session, String opening) throws SQLException {
    return !granted(session, "SELECT pg_try_advisory_xact_lock_shared(hashtextextended(?, 0))", opening(opening));
  }

  @Override
  public Optional<String> hold(Session session, StudyId study) throws SQLException {
    var name = study(session, study);
    if (granted(session, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
      return Optional.empty();
    }
    var holders = session.list(
        """
            SELECT a.application_name, COALESCE(host(a.client_addr), 'this machine'), to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(?, 0)""",
        row -> "%s at %s since %s".formatted(row.getString(1).replaceFirst("^" + APPLICATION, ""), row.getString(2), row.getString(3)),
        name);
    return Optional.of(holders.isEmpty() ? "another process" : holders.getFirst());
  }

  @Override
  public void release(Session session, StudyId study) throws SQLException {
    lock(session, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", study(session, study));
  }

  @Override
  public Instant leaseTime(Session session) throws SQLException {
    return session.first("SELECT clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class).toInstant()).orElseThrow();
  }

  @Override
  public void shutDown(Session last) throws SQLException {
    last.close();
  }

  private static String opening(String opening) {
    return "medley opening " + opening;
  }

  /// Several stores may lie in one database, each in a schema of its own.
  private static String study(Session session, StudyId study) throws SQLException {
    return "medley study %s %s".formatted(StoreKey.of(session), study);
  }

  private static void lock(Session session, String sql, String name) throws SQLException {
    session.list(sql, _ -> true, name);
  }

  private static boolean granted(Session session, String sql, String name) throws SQLException {
    return session.first(sql, row -> row.getBoolean(1), name).orElseThrow();
  }
}
