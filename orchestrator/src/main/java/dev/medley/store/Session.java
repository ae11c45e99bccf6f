package dev.medley.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection, used by one thread at a time. Values reach the database as parameters only, never within the text of
/// a statement; so the texts are few, and each is prepared once.
final class Session implements AutoCloseable {

  /// Turns the row under the cursor into a value.
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// The state with which every database refuses a second row under one key.
  static final String DUPLICATE_KEY = "23505";

  private final Connection connection;
  private final int rowsAtOnce;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Connection connection) throws SQLException {
    this(connection, 0);
  }

  /// @param rowsAtOnce how many rows of a result to fetch together; 0 leaves it to the database
  Session(Connection connection, int rowsAtOnce) throws SQLException {
    this.connection = connection;
    this.rowsAtOnce = rowsAtOnce;
    connection.setAutoCommit(false);
  }

  /// A parameter that holds several ids, as a table with the column `wanted`.
  static final String IDS = "UNNEST(CAST(? AS BIGINT ARRAY)) AS ids (wanted)";

  /// Several ids as one value, for [#IDS].
  Array ids(List<TrialId> trials) throws SQLException {
    return wholes(trials.stream().map(TrialId::value).toList());
  }

  /// Several whole numbers as one value, for [#IDS].
  Array wholes(List<Long> numbers) throws SQLException {
    return connection.createArrayOf("BIGINT", numbers.toArray());
  }

  int update(String sql, @Nullable Object... arguments) throws SQLException {
    return bind(sql, arguments).executeUpdate();
  }

  /// Runs one statement for many rows.
  void updateAll(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    var statement = prepare(sql);
    try {
      for (var row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } finally {
      statement.clearBatch();
    }
  }

  <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
    var found = new ArrayList<T>();
    try (var rows = bind(sql, arguments).executeQuery()) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
    try (var rows = bind(sql, arguments).executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    }
  }

  /// Runs a statement of a migration.
  void define(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Savepoint mark() throws SQLException {
    return connection.setSavepoint();
  }

  void rollback(Savepoint mark) throws SQLException {
    connection.rollback(mark);
  }

  void forget(Savepoint mark) throws SQLException {
    connection.releaseSavepoint(mark);
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement bind(String sql, @Nullable Object... arguments) throws SQLException {
    return bind(prepare(sql), arguments);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    var known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    var statement = connection.prepareStatement(sql);
    statement.setFetchSize(rowsAtOnce);
    prepared.put(sql, statement);
    return statement;
  }

  private static PreparedStatement bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, storable(arguments[i]));
    }
    return statement;
  }

  /// Times are stored in UTC, enum constants by their names. No text has a character with the number 0, which PostgreSQL cannot keep.
  private static @Nullable Object storable(@Nullable Object value) {
    return switch (value) {
      case Instant at -> at.atOffset(ZoneOffset.UTC);
      case Enum<?> constant -> constant.name();
      case StudyId id -> id.value();
      case TrialId id -> id.value();
      case String text when text.indexOf(0) >= 0 -> text.replace('\0', '\uFFFD');
      case null, default -> value;
    };
  }
}
