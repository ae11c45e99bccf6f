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
          .isEqualTo("Maybe wait until it has finished: a store is open in one process at a time, for reading too."
              + " A copy of the directory can be read meanwhile, with --store.");
    }
    assertThat(Spawn.output(Spawn.java(BusyWriter.Opener.class, place().toString()))).containsExactly("OPEN 1");
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
        MED-203 The store (%s) has schema version 99, of Medley 9.9.0; this is Medley 0.1.0, which reads up to version 2.
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
