package dev.medley.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs what users ask in SQL, as the database user who may only read the views.
final class GuestQuery {

  /// The states by which H2 and PostgreSQL say that the guest may not.
  private static final Set<String> NO_RIGHTS = Set.of("90096", "90040", "42501");

  private static final String CANCELLED = "57014";

  /// What a statement gets beyond its limit before it is left alone: H2 looks at the clock between rows only.
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Database database;
  private final Failures failures;

  GuestQuery(Database database, Failures failures) {
    this.database = database;
    this.failures = failures;
  }

  QueryResult answer(String sql, int limit, Duration timeLimit) {
    if (limit < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("A query has a limit of rows and of time.");
    }
    var statement = QueryGuard.pass(sql);
    var answer = new CompletableFuture<QueryResult>();
    Thread.ofPlatform().name("medley-store-query").daemon().start(() -> {
      try {
        answer.complete(ask(statement, limit, timeLimit));
      } catch (SQLException | RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.orTimeout(timeLimit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw switch (Waiting.cause(e)) {
        case SQLException said -> explain(said, timeLimit);
        case java.util.concurrent.TimeoutException _ -> tooSlow(timeLimit);
        default -> failures.ofRead(Waiting.cause(e));
      };
    }
  }

  private QueryResult ask(String sql, int limit, Duration timeLimit) throws SQLException {
    try (var connection = database.guest(timeLimit);
        var statement = prepare(connection, limit, timeLimit);
        var rows = statement.executeQuery(sql)) {
      var meta = rows.getMetaData();
      var columns = new ArrayList<String>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        columns.add(name(meta.getColumnLabel(i)));
      }
      var found = new ArrayList<List<@Nullable Object>>();
      boolean more = rows.next();
      while (more && found.size() < limit) {
        found.add(read(rows, columns.size()));
        more = rows.next();
      }
      return new QueryResult(List.copyOf(columns), found, limit, more);
    }
  }

  private static java.sql.Statement prepare(Connection connection, int limit, Duration timeLimit)
      throws SQLException {
    var statement = connection.createStatement();
    statement.setMaxRows(Math.addExact(limit, 1));
    statement.setQueryTimeout((int) Math.max(1, timeLimit.toSeconds()));
    return statement;
  }

  private static List<@Nullable Object> read(ResultSet row, int columns) throws SQLException {
    var cells = new ArrayList<@Nullable Object>();
    for (int i = 1; i <= columns; i++) {
      cells.add(plain(row.getObject(i)));
    }
    return cells;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean flag -> flag;
      case Integer number -> number.longValue();
      case Long number -> number;
      case Double number -> number;
      case BigDecimal number -> number;
      case OffsetDateTime at -> at.toInstant();
      case Timestamp at -> at.toInstant();
      default -> value.toString();
    };
  }

  /// Names that nobody quoted come back in upper case.
  private static String name(String label) {
    return label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
  }

  private static StoreException explain(SQLException said, Duration timeLimit) {
    var state = said.getSQLState() == null ? "" : said.getSQLState();
    if (state.equals(CANCELLED)) {
      return tooSlow(timeLimit);
    }
    if (NO_RIGHTS.contains(state)) {
      return QueryGuard.refused("asks for what it has no right to", QueryGuard.readable());
    }
    return StoreError.QUERY_WRONG.exception(
        "The query cannot be answered: %s.".formatted(Failures.reason(said)),
        QueryGuard.readable(),
        said);
  }

  private static StoreException tooSlow(Duration timeLimit) {
    return StoreError.QUERY_TIMEOUT.exception(
        "The query took longer than its limit (%d s).".formatted(Math.max(1, timeLimit.toSeconds())),
        "Maybe restrict it with WHERE study = '...'.");
  }
}
