package dev.medley.store;

import static dev.medley.store.Sample.completed;
import static dev.medley.store.Sample.study;
import static dev.medley.store.Sample.validation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What every database answers a user who asks in SQL, and what it does not. One store for all: nothing that is asked here changes it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueryContract {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /// What must not be answered, whichever wall stops it.
  static final List<String> INJECTIONS = List.of(
      "",
      ";",
      "DROP TABLE trial",
      "DELETE FROM trial",
      "UPDATE trial SET objective = 99",
      "INSERT INTO study_label VALUES (1, 'METRIC', 'x')",
      "SELECT * FROM trial_v; DROP TABLE trial",
      "SELECT * FROM trial_v;\nDELETE FROM trial;",
      "SELECT 1;;SELECT 2",
      "SELECT * FROM trial_v -- comment",
      "SELECT * FROM trial_v /* comment */ WHERE 1 = 1",
      "SELECT * FROM trial_v // comment",
      "SELECT/**/FILE_READ('target/x')",
      "SELECT FILE_READ('/etc/hostname')",
      "SELECT file_read ( '/etc/hostname' )",
      "SELECT \"FILE_READ\"('/etc/hostname')",
      "SELECT * FROM CSVREAD('/etc/hostname')",
      "SELECT CSVWRITE('out.csv', 'SELECT 1')",
      "SELECT FILE_WRITE('x', 'out.txt')",
      "SELECT * FROM LINK_SCHEMA('a', '', 'jdbc:h2:mem:x', 'sa', '', 'PUBLIC')",
      "CALL FILE_READ('/etc/hostname')",
      "SCRIPT",
      "SCRIPT TO 'out.sql'",
      "RUNSCRIPT FROM 'in.sql'",
      "BACKUP TO 'out.zip'",
      "SHUTDOWN",
      "CREATE ALIAS EXEC FOR 'java.lang.Runtime.exec'",
      "CREATE LOCAL TEMPORARY TABLE t (a INT)",
      "CREATE USER intruder PASSWORD 'x' ADMIN",
      "SET PASSWORD 'x'",
      "SET @a = 1",
      "SELECT SET(@a, 1)",
      "SELECT SET(a, 1)",
      "ALTER USER GUEST ADMIN TRUE",
      "GRANT SELECT ON trial TO GUEST",
      "EXPLAIN ANALYZE SELECT * FROM trial_v",
      "SHOW TABLES",
      "SELECT * FROM trial",
      "SELECT * FROM PUBLIC.trial",
      "SELECT * FROM \"PUBLIC\".\"STUDY\"",
      "SELECT * FROM study_v WHERE study = (SELECT name FROM study)",
      "SELECT * FROM study_v UNION SELECT name, 'x', 'x', 'x', 1, 'x', created_at, 1 FROM study",
      "SELECT * FROM INFORMATION_SCHEMA.TABLES",
      "SELECT * FROM information_schema.users",
      "SELECT * FROM \"INFORMATION_SCHEMA\".\"SETTINGS\"",
      "SELECT * FROM U&\"INFORMATION\\005fSCHEMA\".TABLES",
      "SELECT * FROM pg_catalog.pg_tables",
      "SELECT * FROM FINAL TABLE (DELETE FROM trial)",
      "SELECT * FROM FINAL TABLE (UPDATE trial SET objective = 1)",
      "SELECT * FROM trial_v FOR UPDATE",
      "WITH x AS (SELECT 1) DELETE FROM trial",
      "WITH f(a) AS (SELECT 1) SELECT FILE_READ('/etc/hostname')",
      "WITH FILE_READ(a) AS (SELECT 1) SELECT a, FILE_READ('/etc/hostname') FROM FILE_READ",
      "SELECT DATABASE_PATH()",
      "SELECT PUBLIC.COUNT(1)",
      "SELECT REPEAT('x', 2000000000)",
      "SELECT SPACE(2000000000)",
      "SELECT LPAD('x', 2000000000)",
      "SELECT * FROM SYSTEM_RANGE(1, 1000000000000)",
      "SELECT REGEXP_LIKE('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+$')",
      "SELECT {fn FILE_READ('/etc/hostname')}",
      "{call FILE_READ('/etc/hostname')}",
      "SELECT $$text$$",
      "SELECT * FROM trial_v WHERE study = ?",
      "SELECT ABORT_SESSION(1)",
      "SELECT CANCEL_SESSION(1)",
      "SELECT 'unclosed",
      "SELECT \"unclosed",
      "SELECT MEMORY_USED()",
      "SELECT NEXT VALUE FOR x",
      "VALUES 1",
      "SELECT E'\\'' || pg_sleep(10) || ''",
      "SELECT N'x'",
      "SELECT U&'\\0041'",
      "SELECT X'00'",
      "COPY trial TO '/tmp/out'",
      "COPY (SELECT 1) TO PROGRAM 'id'",
      "SELECT pg_read_file('/etc/hostname')",
      "SELECT pg_catalog.pg_read_file('/etc/hostname')",
      "SELECT \"pg_read_file\"('/etc/hostname')",
      "SELECT * FROM pg_ls_dir('/')",
      "SELECT lo_import('/etc/hostname')",
      "SELECT lo_export(1, '/tmp/out')",
      "SELECT lo_creat(-1)",
      "SELECT * FROM dblink('host=127.0.0.1', 'SELECT 1') AS t(a INT)",
      "SELECT pg_sleep(10)",
      "SELECT pg_terminate_backend(1)",
      "SELECT set_config('role', 'medley', false)",
      "SELECT pg_advisory_lock(1)",
      "SELECT query_to_xml('DELETE FROM trial', true, true, '')",
      "SELECT xpath('/', 'x')",
      "SELECT generate_series(1, 1000000000)",
      "SELECT * FROM generate_series(1, 1000000000)",
      "SELECT * FROM pg_user",
      "SELECT * FROM pg_stat_activity",
      "SELECT * FROM \"pg_shadow\"",
      "SELECT passwd FROM Pg_Shadow",
      "SELECT guest_secret FROM store_info",
      "SELECT * FROM store_info",
      "SELECT * FROM trial_v FOR SHARE",
      "SELECT * FROM trial_v FOR NO KEY UPDATE",
      "SELECT * INTO copy FROM trial_v",
      "WITH gone AS (DELETE FROM trial RETURNING *) SELECT * FROM gone",
      "SELECT 1; COMMIT; DROP TABLE trial",
      "DO $$ BEGIN DELETE FROM trial; END $$",
      "SET ROLE medley",
      "RESET ROLE",
      "BEGIN",
      "LOCK TABLE trial",
      "PREPARE x AS SELECT 1",
      "LISTEN x",
      "VACUUM",
      "TABLE trial",
      "(SELECT * FROM trial)");

  /// What people ask.
  static final List<String> QUESTIONS = List.of(
      "SELECT * FROM study_v",
      "select study, number, objective from trial_v where state = 'COMPLETED' order by objective desc limit 5;",
      "SELECT p.text, MAX(t.objective), AVG(t.objective), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY t.objective), COUNT(*) FROM trial_v t"
          + " JOIN parameter_v p ON p.study = t.study AND p.number = t.number WHERE p.parameter = 'sharing' GROUP BY p.text",
      "SELECT number, value FROM metric_v WHERE metric = 'accuracy' AND value BETWEEN 0 AND 1",
      "WITH best AS (SELECT MAX(objective) AS top FROM trial_v) SELECT number FROM trial_v, best WHERE objective = top",
      "WITH best(highest) AS (SELECT MAX(objective) FROM trial_v), other(x) AS (SELECT 1) SELECT highest, x FROM best, other",
      "SELECT ROW_NUMBER() OVER (PARTITION BY study ORDER BY objective) FROM trial_v",
      "SELECT ROUND(CAST(value AS DECIMAL(10, 2)), 1) AS \"Rounded Value\" FROM score_v WHERE label IN ('pos.accuracy')",
      "SELECT CASE WHEN (objective > 1) THEN 'it''s; -- fine' ELSE 'no' END FROM trial_v",
      "SELECT COUNT(DISTINCT cohort) FROM trial_v WHERE (number % 2) = 0 AND EXISTS (SELECT 1 FROM study_v)",
      "SELECT created_at, finished_at, wall_seconds FROM trial_v");

  private Path directory;
  private StudyStore store;
  private Study intents;

  abstract StoreLocation location(Path directory);

  /// What the database's own rights must refuse.
  abstract List<String> forTheDatabase();

  /// How it says so.
  abstract String refusal();

  /// How it says that there is no such view.
  abstract String unknownView();

  StoreLocation location() {
    return store.location();
  }

  @BeforeAll
  void fill(@TempDir Path directory) throws Exception {
    this.directory = directory;
    Files.createDirectory(directory.resolve("store"));
    store = Stores.open(location(directory.resolve("store")), Sample.OPTIONS);
    intents = store.createStudy(study("intents"));
    for (int i = 0; i < 5; i++) {
      completed(
          store, intents, i, List.of(validation("pos", "accuracy", 0.5 + i / 10.0)), TrialParameter.of("sharing", "hard"));
    }
    completed(store, intents, Double.NaN, List.of());
  }

  @AfterAll
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void aQueryReturnsColumnsAndValues() {
    var result = store.query(
        "SELECT study, number, objective, state = 'COMPLETED' AS \"Done\", reason, device, cohort AS c,"
            + " CAST(NULL AS INT) AS nothing FROM trial_v WHERE study = 'intents' AND number = 3",
        10,
        LIMIT);

    assertThat(result.columns())
        .containsExactly("study", "number", "objective", "Done", "reason", "device", "c", "nothing");
    assertThat(result.rows()).hasSize(1);
    assertThat(result.rows().getFirst()).containsExactly("intents", 3L, 3.0, true, "", "cpu", "cohort-1", null);
    assertThat(result.truncated()).isFalse();
  }

  @Test
  void rowsBeyondTheLimitAreAnnounced() {
    assertThat(store.query("SELECT number FROM trial_v WHERE study = 'intents'", 4, LIMIT)).satisfies(result -> {
      assertThat(result.rows()).hasSize(4);
      assertThat(result.truncated()).isTrue();
      assertThat(result.limit()).isEqualTo(4);
    });
    assertThat(store.query("SELECT number FROM trial_v WHERE study = 'intents'", 6, LIMIT).truncated()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("QUESTIONS")
  void questionsAreAnswered(String sql) {
    assertThat(store.query(sql, 100, LIMIT).columns()).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("INJECTIONS")
  void nothingElseIs(String sql) throws Exception {
    var before = store.trials(intents.id());

    assertThatThrownBy(() -> store.query(sql, 100, LIMIT))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.error().input()).isTrue())
        .message()
        .matches("(?s)MED-23[01] The query .*");

    assertThat(store.trials(intents.id())).isEqualTo(before);
    try (var files = Files.list(directory)) {
      assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("store"));
    }
  }

  /// The second wall alone: what the guard would stop, asked of the database as the guest that it is.
  @Test
  void theGuestHasNoRightsWhereTheGuardWouldFail() throws Exception {
    for (var sql : forTheDatabase()) {
      try (var guest = Database.in(store.location()).guest(LIMIT);
          var statement = guest.createStatement()) {
        assertThatThrownBy(() -> statement.execute(sql)).as(sql).isInstanceOf(SQLException.class).hasMessageMatching("(?s)" + refusal());
      }
    }
    assertThat(store.trials(intents.id())).hasSize(6);
  }

  @Test
  void whatUsersNameIsNeverCode() {
    for (var name : List.of("'; DROP TABLE trial; --", "\"; DELETE FROM study; --", "$$ || pg_sleep(5) || $$", "\\'; SHUTDOWN; --",
        "%s {} ?")) {
      var study = store.createStudy(study(name));
      completed(store, study, 1, List.of(validation(name, name, 0.5)), TrialParameter.of(name, name));

      assertThat(store.study(name)).isEqualTo(study);
      assertThat(store.leaderboard(LeaderboardQuery.best(List.of(study.id()), 5).by(name + "." + name, Direction.MAXIMIZE)).rows())
          .hasSize(1);
      var filtered = LeaderboardQuery.best(List.of(study.id()), 5).where("study = '" + name.replace("'", "''") + "'");
      assertThat(store.leaderboard(filtered).rows()).hasSize(1);
      assertThatThrownBy(() -> store.leaderboard(filtered.where("study = '" + name)))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.error().input()).isTrue());
    }
    assertThat(store.trials(intents.id())).hasSize(6);
  }

  @Test
  void anObjectiveThatIsNoNumberIsNone() {
    var result = store.query("SELECT number FROM trial_v WHERE study = 'intents' AND objective IS NULL", 10, LIMIT);
    assertThat(result.rows()).containsExactly(List.of(5L));
  }

  @Test
  void testFiguresStandAmongTheMetrics() {
    var study = store.createStudy(study("tested"));
    var trial = completed(store, study, 1, List.of(validation("pos", "accuracy", 0.5)));
    store.recordTest(trial.id(), List.of(new Metric(600, "pos", "accuracy", Split.TEST, 0.25)));

    var result = store.query("SELECT step, task, metric, value FROM metric_v WHERE study = 'tested' AND split = 'test'", 10, LIMIT);

    assertThat(result.rows()).containsExactly(List.of(600L, "pos", "accuracy", 0.25));
  }

  @Test
  void refusalsSayWhatMayBeAsked() {
    assertThatThrownBy(() -> store.query("DROP TABLE trial", 1, LIMIT))
        .hasMessage("MED-230 The query must be one SELECT.\nMaybe SELECT * FROM trial_v.");
    assertThatThrownBy(() -> store.query("SELECT 1; SELECT 2", 1, LIMIT))
        .hasMessage("MED-230 The query must not contain ;.\nMaybe ask for one thing at a time.");
    assertThatThrownBy(() -> store.query("SELECT * FROM trial", 1, LIMIT))
        .hasMessage(
            """
                MED-230 The query asks for what it has no right to.
                It may read: study_v, trial_v, parameter_v, metric_v, score_v, descriptor_v, lesson_v and affinity_v.""");
    assertThatThrownBy(() -> store.query("SELECT FILE_READ('x')", 1, LIMIT))
        .hasMessage(
            """
                MED-230 The query must not call FILE_READ.
                It may call: count, avg, median, round, coalesce and their like.""");
    assertThatThrownBy(() -> store.query("SELECT * FROM trials_v", 1, LIMIT))
        .hasMessage(
            """
                MED-231 The query cannot be answered: %s.
                It may read: study_v, trial_v, parameter_v, metric_v, score_v, descriptor_v, lesson_v and affinity_v."""
                .formatted(unknownView()));
    assertThatThrownBy(() -> store.query("SELECT nmber FROM trial_v", 1, LIMIT))
        .message()
        .startsWith("MED-231 The query cannot be answered: ").containsIgnoringCase("column \"nmber\"");
  }

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    var other = store.createStudy(study("large"));
    store.append(other.id(), Sample.trials(400));
    var cross = "SELECT COUNT(*) FROM trial_v a, trial_v b, trial_v c, trial_v d WHERE a.seed + b.seed + c.seed < d.seed";

    assertThatThrownBy(() -> store.query(cross, 1, Duration.ofSeconds(1)))
        .hasMessage(
            """
                MED-232 The query took longer than its limit (1 s).
                Maybe restrict it with WHERE study = '...'.""");
    assertThat(store.query("SELECT COUNT(*) FROM trial_v WHERE study = 'large'", 1, LIMIT).rows().getFirst()).containsExactly(400L);
  }
}
