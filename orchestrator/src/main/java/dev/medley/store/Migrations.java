package dev.medley.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Brings the schema of a store up to this version of Medley.
final class Migrations {

  /// What a schema is made of, the first version first. A released one is never edited.
  private static final List<Script> SCRIPTS = List.of(
      new Script("V001__studies_and_trials.sql", "", ""),
      new Script("V002__leases_and_servers.sql", "V002__in_files.sql", "V002__on_servers.sql"),
      new Script("V003__scratch_and_ranks.sql", "", ""),
      new Script("V004__rungs.sql", "", ""),
      new Script("V005__memory.sql", "", ""));

  /// One step of the schema.
  ///
  /// @param file for every database
  /// @param inFiles what H2 needs besides; empty for nothing
  /// @param onServers what PostgreSQL needs besides; empty for nothing
  private record Script(String file, String inFiles, String onServers) {

    List<String> statements(boolean onServer) {
      var all = new ArrayList<>(Migrations.statements(read(file)));
      var besides = onServer ? onServers : inFiles;
      if (!besides.isEmpty()) {
        all.addAll(Migrations.statements(read(besides)));
      }
      return all;
    }
  }

  static final int VERSION = SCRIPTS.size();

  private static final List<String> VIEWS = List.of("study_v", "trial_v", "parameter_v", "metric_v", "score_v", "descriptor_v", "lesson_v",
      "affinity_v");

  private static final Pattern END = Pattern.compile(";\\s*(\\n|$)");

  private Migrations() {}

  static void bringUp(Database database, Session session, StoreLocation location, StoreOptions options) throws SQLException {
    database.migrate(session, () -> migrate(database, session, location, options));
  }

  /// Whether a database lacks something that this version of Medley needs.
  static boolean wanted(Session session) throws SQLException {
    boolean made = session.first("SELECT 1 FROM information_schema.tables WHERE LOWER(table_name) = 'schema_version'", row -> true)
        .isPresent();
    return !made || found(session) < VERSION;
  }

  private static int found(Session session) throws SQLException {
    return session.first("SELECT COALESCE(MAX(version), 0) FROM schema_version", row -> row.getInt(1)).orElseThrow();
  }

  private static void migrate(Database database, Session session, StoreLocation location, StoreOptions options)
      throws SQLException {
    session.define(
        """
            CREATE TABLE IF NOT EXISTS schema_version (
                version INT NOT NULL PRIMARY KEY,
                script VARCHAR NOT NULL,
                medley_version VARCHAR NOT NULL,
                applied_at TIMESTAMP WITH TIME ZONE NOT NULL
            )""");
    int found = found(session);
    if (found > VERSION) {
      throw newer(session, location, options, found);
    }
    for (int version = found + 1; version <= VERSION; version++) {
      apply(session, version, database.shared(), options);
    }
    StoreKey.give(session);
    database.admitGuest(session, VIEWS, found < VERSION);
    session.commit();
  }

  private static void apply(Session session, int version, boolean onServer, StoreOptions options) throws SQLException {
    var script = SCRIPTS.get(version - 1);
    for (var statement : script.statements(onServer)) {
      session.define(statement);
    }
    session.update(
        "INSERT INTO schema_version VALUES (?, ?, ?, ?)",
        version,
        script.file(),
        options.medleyVersion(),
        options.clock().instant());
    session.commit();
  }

  private static StoreException newer(Session session, StoreLocation location, StoreOptions options, int found)
      throws SQLException {
    var author = session.first(
        "SELECT medley_version FROM schema_version WHERE version = ?", row -> row.getString(1), found)
        .orElseThrow();
    return StoreError.NEWER_SCHEMA.exception(
        "The store (%s) has schema version %d, of Medley %s; this is Medley %s, which reads up to version %d."
            .formatted(location, found, author, options.medleyVersion(), VERSION),
        "Maybe use Medley %s or later; nothing in the store was changed.".formatted(author));
  }

  private static String read(String script) {
    try (var stream = Migrations.class.getResourceAsStream("migration/" + script)) {
      if (stream == null) {
        throw new IllegalStateException("This build of Medley lacks its migration " + script + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Splits a script at the semicolons that end lines, and leaves out what is only comment.
  static List<String> statements(String script) {
    var found = new ArrayList<String>();
    for (var part : END.split(script, -1)) {
      var statement = part.replaceAll("(?m)^\\s*--.*$", "").strip();
      if (!statement.isEmpty()) {
        found.add(statement);
      }
    }
    return found;
  }
}
