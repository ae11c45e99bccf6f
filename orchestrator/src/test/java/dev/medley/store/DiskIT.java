package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a store whose disk is full, read-only, or lost the end of a file.
final class DiskIT {

  @TempDir
  private Path directory;

  @Test
  void aFullDiskIsSaidAndWhatWasAcknowledgedIsThereOnceThereIsRoom() throws Exception {
    try (var disk = Tmpfs.mount(directory, 2)) {
      var said = Spawn.output(Spawn.java(BusyWriter.class, directory.toString()));

      assertThat(said).last().asString().startsWith("FAILED MED-205 The store (" + directory + ") could not be written: ")
          .contains("No space left on device");
      var acknowledged = said.stream().filter(line -> line.startsWith("DONE ")).map(line -> Integer.valueOf(line.substring(5))).toList();
      assertThat(acknowledged).isNotEmpty();
      disk.remount("size=64m");
      try (var store = open()) {
        var study = store.study("killed");
        assertThat(store.history(study.id())).extracting(Trial::number).containsAll(acknowledged);
        assertThat(store.append(study.id(), Sample.trials(1))).hasSize(1);
      }
    }
  }

  @Test
  void aFileThatHasNoRoomIsNotKeptByHalves() {
    try (var _ = Tmpfs.mount(directory, 4); var store = open()) {
      var study = store.createStudy(Sample.study("intents"));
      var trial = store.append(study.id(), Sample.trials(1)).getFirst();

      assertThatThrownBy(() -> store.saveArtifact(trial.id(), "weights.bin", stream -> stream.write(new byte[8 << 20])))
          .hasMessageStartingWith("MED-205 The store (" + directory
              + ") could not be written: No space left on device.\nEverything acknowledged before is safe.");

      assertThat(store.detail(trial.id()).artifacts()).isEmpty();
      store.saveArtifact(trial.id(), "weights.bin", stream -> stream.write(new byte[1000]));
      assertThat(store.artifact(trial.id(), "weights.bin").path()).hasSize(1000);
    }
  }

  @Test
  void aReadOnlyDiskIsSaidAndItsStoreIsReadAsACopy() {
    try (var disk = Tmpfs.mount(directory, 16)) {
      Study study;
      try (var store = open()) {
        study = store.createStudy(Sample.study("intents"));
      }
      disk.remount("ro");

      assertThatThrownBy(this::open).hasMessage(
          """
              MED-201 The store (%s) cannot be written: Read-only file system.
              Maybe choose a directory of your own with --store or MEDLEY_STORE.""".formatted(directory));
      try (var copy = Stores.openCopy(new StoreLocation.InDirectory(directory), Sample.OPTIONS)) {
        assertThat(copy.study("intents")).isEqualTo(study);
      }
    }
  }

  /// A disk that lies about what it kept: the last bytes of the file are missing, or hold something else. The store opens as it was a little before,
  /// whole, or says that it cannot; it never shows half a change.
  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "300, false", "300, true", "4096, false", "4096, true", "9000, false", "9000, true", "40000, false",
    "40000, true"})
  void aTornEndCostsTheLastChangesAtMost(int bytes, boolean garbled) throws Exception {
    var torn = Files.createDirectory(directory.resolve("torn"));
    try (var store = open()) {
      var study = store.createStudy(Sample.study("intents"));
      for (int i = 0; i < 60; i++) {
        Sample.completed(store, study, i, List.of(Sample.validation("pos", "accuracy", i)));
      }
      Files.copy(directory.resolve("medley.mv.db"), torn.resolve("medley.mv.db"));
    }
    tear(torn.resolve("medley.mv.db"), bytes, garbled);

    try (var store = Stores.openExisting(new StoreLocation.InDirectory(torn), Sample.OPTIONS)) {
      var all = store.trials(store.study("intents").id());
      assertThat(all).extracting(Trial::number).isEqualTo(IntStream.range(0, all.size()).boxed().toList());
      assertThat(all).hasSizeGreaterThan(40);
      for (var trial : all) {
        if (trial.state() == TrialState.COMPLETED) {
          assertThat(store.detail(trial.id()).scores()).containsExactly(Sample.validation("pos", "accuracy", trial.number()));
          assertThat(trial.objective()).hasValue(trial.number());
        }
      }
      assertThat(all.subList(0, all.size() - 1)).allMatch(trial -> trial.state() == TrialState.COMPLETED);
    }
  }

  private static void tear(Path path, int bytes, boolean garbled) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      long end = file.length() - bytes;
      if (garbled) {
        file.seek(end);
        file.write(new byte[bytes]);
      } else {
        file.setLength(end);
      }
    }
  }

  private StudyStore open() {
    return Stores.open(new StoreLocation.InDirectory(directory), Sample.OPTIONS);
  }
}
