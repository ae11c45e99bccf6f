package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What several processes keep to that have one store open on a server. Two openings in one process share nothing but the server.
final class SharedStoreIT {

  private final StoreLocation.OnServer server = PostgresServer.database();
  private StudyStore one;
  private StudyStore other;

  @BeforeEach
  void open() {
    one = Stores.open(server, Sample.OPTIONS);
    other = Stores.open(server, Sample.OPTIONS);
  }

  @AfterEach
  void close() {
    other.close();
    one.close();
  }

  @Test
  void anEmptyDatabaseIsFurnishedOnceByWhoeverComes() throws Exception {
    var empty = PostgresServer.database();
    var opened = atOnce(6, _ -> Stores.open(empty, Sample.OPTIONS));
    try {
      opened.getFirst().createStudy(Sample.study("intents"));
      assertThat(opened).allSatisfy(store -> assertThat(store.studies()).hasSize(1));
    } finally {
      opened.forEach(StudyStore::close);
    }
  }

  @Test
  void numbersAreUniqueAndClaimsExactlyOnce() throws Exception {
    var study = one.createStudy(Sample.study("intents"));
    atOnce(32, caller -> {
      for (int i = 0; i < 5; i++) {
        (caller % 2 == 0 ? one : other).append(study.id(), Sample.trials(1 + caller % 3));
      }
      return true;
    });
    var all = one.trials(study.id());
    assertThat(all).extracting(Trial::number).isEqualTo(IntStream.range(0, all.size()).boxed().toList());

    var claims = atOnce(8, caller -> {
      var wanted = new ArrayList<>(Sample.ids(all));
      Collections.rotate(wanted, caller * 37);
      return (caller % 2 == 0 ? one : other).claim(wanted, "owner-" + caller);
    });
    assertThat(claims.stream().flatMap(List::stream).map(Claim::trial)).containsExactlyInAnyOrderElementsOf(Sample.ids(all));
  }

  /// Each transaction changes two trials in an order of its own, which is how two of them come to wait for each other.
  @Test
  void whoGivesWayToAnotherTriesAgain() throws Exception {
    var study = one.createStudy(Sample.study("intents"));
    var claims = one.claim(Sample.ids(one.append(study.id(), Sample.trials(2))), "owner");

    atOnce(8, caller -> {
      for (int i = 0; i < 30; i++) {
        int step = caller * 100 + i;
        var first = claims.get(caller % 2);
        var second = claims.get(1 - caller % 2);
        var store = caller < 4 ? one : other;
        store.report(Map.of(first, List.of(metric(step, "a"))));
        store.report(Map.of(second, List.of(metric(step, "b"))));
      }
      return true;
    });

    assertThat(claims).allSatisfy(claim -> assertThat(one.detail(claim.trial()).metrics()).hasSize(240));
  }

  private static Metric metric(int step, String name) {
    return new Metric(step, "pos", name, Split.VALIDATION, step);
  }

  @Test
  void theLivingKeepTheirTrialsAndTheDeadLoseThem() {
    var study = one.createStudy(Sample.study("intents"));
    var added = Sample.ids(one.append(study.id(), Sample.trials(2)));
    var mine = one.claim(added.subList(0, 1), "one");
    other.claim(added.subList(1, 2), "other");

    assertThat(one.releaseOrphans(study.id(), 3)).isZero();
    assertThat(other.releaseOrphans(study.id(), 3)).isZero();
    other.close();

    assertThat(one.releaseOrphans(study.id(), 3)).isEqualTo(1);
    assertThat(one.heartbeat(mine)).isEqualTo(mine);
    assertThat(one.trial(study.id(), 1).state()).isEqualTo(TrialState.WAITING);
  }

  @Test
  void aProcessThatIsCutOffIsDeadAndSaysSo() throws Exception {
    var study = one.createStudy(Sample.study("intents"));
    var added = Sample.ids(one.append(study.id(), Sample.trials(1)));
    other.claim(added, "other");
    var hold = other.hold(study);
    PostgresServer
        .asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query NOT LIKE '%pg_terminate%' AND datname = '"
            + server.url().replaceAll(".*/|\\?.*", "") + "' AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
            + " GROUP BY pid HAVING COUNT(*) = 2)");

    awaitReleased(study);
    assertThatThrownBy(() -> other.append(study.id(), Sample.trials(1)))
        .hasMessageStartingWith("MED-205 The store (" + server + ") could not be written: ");
    assertThatThrownBy(hold::close).isInstanceOf(StoreException.class);
    one.hold(study).close();
  }

  private void awaitReleased(Study study) throws InterruptedException {
    for (int i = 0; i < 100 && one.releaseOrphans(study.id(), 3) == 0; i++) {
      Thread.sleep(50);
    }
    assertThat(one.trial(study.id(), 0).state()).isEqualTo(TrialState.WAITING);
  }

  @Test
  void oneOpeningRunsAStudyAtATime() {
    var study = one.createStudy(Sample.study("intents"));
    var second = one.createStudy(Sample.study("genres"));
    try (var hold = one.hold(study)) {
      assertThatThrownBy(() -> other.hold(study))
          .message()
          .matches("(?s)MED-682 The study \\(intents\\) is run by process %d at 127\\.0\\.0\\.1 since [-0-9]+T[0-9:]+Z\\.\n.*"
              .formatted(ProcessHandle.current().pid()));
      assertThatThrownBy(() -> one.hold(study)).hasMessageStartingWith("MED-682 The study (intents) is run by this process.");
      other.hold(second).close();
      assertThat(hold).isNotNull();
    }
    other.hold(study).close();
  }

  @Test
  void filesAreSharedThroughTheServer() {
    var study = one.createStudy(Sample.study("intents"));
    var trial = one.append(study.id(), Sample.trials(1)).getFirst();
    var content = "0123456789".repeat(1_000_000);
    var saved = one.saveArtifact(trial.id(), "model/weights.bin",
        stream -> stream.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    var found = other.artifact(trial.id(), "model/weights.bin");
    assertThat(found.path()).hasContent(content).isNotEqualTo(saved.path());
    assertThat(found.sha256()).isEqualTo(saved.sha256());
    other.deleteArtifact(trial.id(), "model/weights.bin");
    assertThatThrownBy(() -> one.artifact(trial.id(), "model/weights.bin")).hasMessageStartingWith("MED-219");
  }

  /// A study that is deleted by hand takes everything along.
  @Test
  void whatBelongsToAStudyGoesWithIt() throws Exception {
    ReleasedSample.fill(one);
    try (var connection = DriverManager.getConnection(server.url()); var statement = connection.createStatement()) {
      statement.execute("DELETE FROM study");
      for (var table : List.of("trial", "trial_parameter", "trial_metric", "trial_score", "study_label", "trial_event", "artifact",
          "artifact_piece")) {
        try (var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).as(table).isZero();
        }
      }
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesACrashOfTheServer() {
    var study = one.createStudy(Sample.study("intents"));
    var trial = Sample.completed(one, study, 1.5, List.of(Sample.validation("pos", "accuracy", 0.5)));

    PostgresServer.crash();

    assertThatThrownBy(() -> one.append(study.id(), Sample.trials(1))).hasMessageStartingWith("MED-205");
    try (var again = Stores.open(server, Sample.OPTIONS)) {
      assertThat(again.detail(trial.id()).trial()).isEqualTo(trial);
      assertThat(again.detail(trial.id()).scores()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutItsPassword() {
    var nowhere = StoreLocation.parse("jdbc:postgresql://127.0.0.1:1/medley?user=me&password=hidden");
    assertThatThrownBy(() -> Stores.open(nowhere, Sample.OPTIONS))
        .hasMessageStartingWith("MED-680 The store (jdbc:postgresql://127.0.0.1:1/medley?user=me&password=***) cannot be reached: ")
        .hasMessageEndingWith("\nMaybe the server is not running, or listens elsewhere.");
    var wrong = new StoreLocation.OnServer(server.url().replaceFirst("password=.*", "password=wrong"));
    assertThatThrownBy(() -> Stores.open(wrong, Sample.OPTIONS))
        .hasMessageStartingWith("MED-680")
        .hasMessageContaining("cannot be reached: password authentication failed for user \"medley\".")
        .hasMessageEndingWith("\nMaybe add ?user=NAME to the URL; the password is best kept in ~/.pgpass.");
    var unmade = new StoreLocation.OnServer(server.url().replaceFirst("/medley_\\d+", "/medley_0"));
    assertThatThrownBy(() -> Stores.open(unmade, Sample.OPTIONS)).hasMessageEndingWith("\nMaybe make it first: createdb NAME.");
  }

  @Test
  void withoutTheRightToMakeUsersAllWorksButQuery() {
    PostgresServer.asSuperuser("ALTER ROLE medley NOCREATEROLE");
    try (var store = Stores.open(PostgresServer.database(), Sample.OPTIONS)) {
      Sample.completed(store, store.createStudy(Sample.study("intents")), 1, List.of());
      assertThat(store.leaderboard(LeaderboardQuery.best(List.of(), 5)).rows()).hasSize(1);
      assertThatThrownBy(() -> store.query("SELECT 1", 1, Duration.ofSeconds(5)))
          .hasMessageStartingWith("MED-681 The store (" + store.location() + ") has no user who may read its views and nothing else.");
    } finally {
      PostgresServer.asSuperuser("ALTER ROLE medley CREATEROLE");
    }
  }

  private static <T> List<T> atOnce(int callers, java.util.function.IntFunction<T> caller) throws Exception {
    var barrier = new CyclicBarrier(callers);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var tasks = IntStream.range(0, callers).<Callable<T>>mapToObj(number -> () -> {
        barrier.await();
        return caller.apply(number);
      }).toList();
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
