package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpeningIT {

  @TempDir
  private Path directory;

  private StoreLocation.InDirectory place() {
    return new StoreLocation.InDirectory(directory.resolve("store"));
  }

  private StudyStore open() {
    return Stores.open(place(), Sample.OPTIONS);
  }

  @Test
  void aStoreIsThereAgainAfterItWasClosed() {
    Study study;
    Trial trial;
    try (var store = open()) {
      study = store.createStudy(Sample.study("intents"));
      trial = Sample.completed(store, study, 1.5, List.of(), TrialParameter.of("rate", 0.1));
    }
    try (var store = open()) {
      assertThat(store.study("intents")).isEqualTo(study);
      assertThat(store.trial(study.id(), 0)).isEqualTo(trial);
      assertThat(store.append(study.id(), Sample.trials(1)).getFirst().number()).isEqualTo(1);
    }
  }

  @Test
  void closingTwiceDoesNothingAndLeavesNoOtherFile() throws IOException {
    var store = open();
    store.close();
    store.close();

    try (var files = Files.list(place().directory())) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("medley.mv.db", "medley.lock");
    }
  }

  @Test
  void openingWhatIsNotThereWritesNothing() {
    assertThatThrownBy(() -> Stores.openExisting(place(), Sample.OPTIONS))
        .hasMessage(
            """
                MED-200 The store (%s) does not exist.
                Maybe run a study first, or say with --store or MEDLEY_STORE where its store lies."""
                .formatted(place()));
    assertThat(place().directory()).doesNotExist();
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheStore() throws Exception {
    try (var store = open()) {
      store.createStudy(Sample.study("intents"));

      var said = Spawn.output(Spawn.java(BusyWriter.Opener.class, place().toString()));

      assertThat(said).hasSize(2);
      assertThat(said.getFirst())
          .matches("MED-202 The store \\(\\Q%s\\E\\) is held by process %d \\(java\\) since [-0-9]+T[0-9:]+Z\\."
              .formatted(place(), ProcessHandle.current().pid()));
      assertThat(said.getLast())
          .isEqualTo("Maybe wait until it has finished: one process at a time writes to a store in files."
              + " A store on a server is open to several, with --store jdbc:postgresql:...");
    }
    assertThat(Spawn.output(Spawn.java(BusyWriter.Opener.class, place().toString()))).containsExactly("OPEN 1");
  }

  @Test
  void whatIsHeldIsReadAsACopyThatChangesNothing() throws Exception {
    try (var store = open()) {
      var study = store.createStudy(Sample.study("intents"));
      var best = Sample.completed(store, study, 1.5, List.of(Sample.validation("pos", "accuracy", 0.5)));
      store.saveArtifact(best.id(), "weights.bin", stream -> stream.write(1));
      try (var copy = Stores.openCopy(place(), Sample.OPTIONS)) {
        var later = Sample.completed(store, study, 2.5, List.of());
        store.saveArtifact(later.id(), "weights.bin", stream -> stream.write(2));

        assertThat(copy.trials(study.id())).containsExactly(best);
        assertThat(copy.leaderboard(LeaderboardQuery.best(List.of(), 5)).rows()).hasSize(1);
        assertThat(copy.query("SELECT number FROM trial_v", 5, java.time.Duration.ofSeconds(20)).rows()).hasSize(1);
        assertThat(copy.artifact(best.id(), "weights.bin").path()).hasBinaryContent(new byte[]{1});
        assertThatThrownBy(() -> copy.append(study.id(), Sample.trials(1)))
            .hasMessage(
                """
                    MED-683 The store (%s) is held by another process, and its copy can be read but not written.
                    Maybe wait until that process has finished; with PostgreSQL several can write, with --store jdbc:postgresql:..."""
                    .formatted(place()));
        assertThatThrownBy(() -> copy.saveArtifact(best.id(), "more.bin", stream -> stream.write(3))).hasMessageStartingWith("MED-683");
      }
      assertThat(store.trials(study.id())).hasSize(2);
      assertThat(store.artifact(store.trial(study.id(), 1).id(), "weights.bin").path()).exists();
    }
  }

  @Test
  void aKilledHolderHoldsNothing() throws Exception {
    var process = Spawn.java(BusyWriter.Opener.class, place().toString(), "wait").start();
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("OPEN 0");
      assertThatThrownBy(this::open).hasMessageContaining("is held by process " + process.pid());
    } finally {
      process.destroyForcibly().waitFor();
    }
    open().close();
  }

  @Test
  void aSecondOpeningInOneProcessIsRefusedAndHarmsNothing() throws Exception {
    try (var store = open()) {
      assertThatThrownBy(this::open)
          .hasMessageStartingWith(
              "MED-202 The store (%s) is held by this process, through another opening.".formatted(place()));
      store.createStudy(Sample.study("intents"));
      assertThat(Spawn.output(Spawn.java(BusyWriter.Opener.class, place().toString())).getFirst())
          .startsWith("MED-202");
    }
    open().close();
  }

  @Test
  void aNewerSchemaIsRefusedWithBothVersionsNamed() throws Exception {
    try (var store = open()) {
      store.createStudy(Sample.study("intents"));
    }
    changeBehindItsBack("INSERT INTO schema_version VALUES (99, 'V099__later.sql', '9.9.0', CURRENT_TIMESTAMP)");

    var refusal = """
        MED-203 The store (%s) has schema version 99, of Medley 9.9.0; this is Medley 0.1.0, which reads up to version 5.
        Maybe use Medley 9.9.0 or later; nothing in the store was changed.""".formatted(place());
    assertThatThrownBy(this::open).hasMessage(refusal);
    assertThatThrownBy(this::open).hasMessage(refusal);

    changeBehindItsBack("DELETE FROM schema_version WHERE version = 99");
    try (var store = open()) {
      assertThat(store.study("intents").name()).isEqualTo("intents");
    }
  }

  private void changeBehindItsBack(String sql) throws SQLException {
    var url = "jdbc:h2:file:" + place().directory().resolve("medley");
    try (var database = DriverManager.getConnection(url, "MEDLEY", "");
        var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws Exception {
    Files.createDirectories(place().directory());
    Files.writeString(place().databaseFile(), "Not a database at all. ".repeat(1000));

    assertThatThrownBy(this::open)
        .hasMessageMatching("(?s)MED-204 The store \\(\\Q%s\\E\\) cannot be opened: .+\\.\nMaybe its database file is damaged.*"
            .formatted(place()));
    assertThat(Files.readString(place().databaseFile())).startsWith("Not a database at all.");
  }

  @Test
  void aFileInTheWayIsNamed() throws Exception {
    Files.writeString(place().directory(), "in the way");

    assertThatThrownBy(this::open)
        .hasMessage(
            """
                MED-201 The store (%s) cannot be written: a file (%s) is in the way.
                Maybe choose a directory of your own with --store or MEDLEY_STORE."""
                .formatted(place(), place()));
  }

  @Test
  void aReadOnlyDirectoryIsRefused() throws Exception {
    Files.createDirectory(place().directory(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    Assumptions.assumeFalse(Files.isWritable(place().directory()), "This user may write everywhere.");

    assertThatThrownBy(this::open)
        .hasMessageStartingWith("MED-201 The store (%s) cannot be written: permission denied.".formatted(place()));
  }

  /// A study that is deleted by hand takes everything along.
  @Test
  void whatBelongsToAStudyGoesWithIt() throws Exception {
    try (var store = open()) {
      ReleasedSample.fill(store);
    }
    changeBehindItsBack("DELETE FROM study");
    for (var table : List.of("trial", "trial_parameter", "trial_metric", "trial_score", "study_label", "trial_event", "artifact")) {
      // Fails where a row is left.
      changeBehindItsBack("ALTER TABLE " + table + " ADD CONSTRAINT empty_" + table + " CHECK (1 = 0)");
    }
  }

  @Test
  void twoDatabasesLieInOneDirectory() {
    var other = new StoreLocation.InDirectory(place().directory(), "other");
    try (var one = open();
        var two = Stores.open(other, Sample.OPTIONS)) {
      one.createStudy(Sample.study("intents"));
      assertThat(two.studies()).isEmpty();
    }
  }
}
