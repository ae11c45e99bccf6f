package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactsIT {

  private static final String SHA256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir
  private Path directory;

  private StudyStore store;
  private Trial trial;

  @BeforeEach
  void fill() {
    open();
    var study = store.createStudy(Sample.study("intents"));
    trial = Sample.completed(store, study, 1, List.of());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void open() {
    store = Stores.open(new StoreLocation.InDirectory(directory), Sample.OPTIONS);
  }

  private static ArtifactContent text(String text) {
    return stream -> stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(directory.resolve("artifacts"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void anArtifactIsThereWithItsHash() throws IOException {
    var saved = store.saveArtifact(trial.id(), "model/weights.bin", text("hello"));

    assertThat(saved.path()).hasContent("hello").endsWithRaw(Path.of("0", "model", "weights.bin"));
    assertThat(saved.bytes()).isEqualTo(5);
    assertThat(saved.sha256()).isEqualTo(SHA256_OF_HELLO);
    assertThat(store.artifact(trial.id(), "model/weights.bin")).isEqualTo(saved);
    assertThat(store.detail(trial.id()).artifacts()).containsExactly(saved);
    assertThat(files()).containsExactly(saved.path());
  }

  @Test
  void aNameIsTakenOnceAndFreeAfterDeletion() throws IOException {
    store.saveArtifact(trial.id(), "model", text("one"));

    assertThatThrownBy(() -> store.saveArtifact(trial.id(), "model", text("two")))
        .hasMessage(
            """
                MED-218 The artifact (model) of the trial (0) exists already.
                Maybe delete it first, or give each version its name.""");
    assertThat(store.artifact(trial.id(), "model").path()).hasContent("one");
    assertThat(files()).hasSize(1);

    store.deleteArtifact(trial.id(), "model");
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> store.artifact(trial.id(), "model"))
        .hasMessage("MED-219 The artifact (model) is not there.\nThe trial has none.");
    assertThat(store.saveArtifact(trial.id(), "model", text("two")).path()).hasContent("two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../escape", "a/../../b", "a//b", ".hidden", "a b", "a\\b", "C:x", "x.part", "a/", "ä"})
  void aNameThatLeavesItsPlaceIsRefused(String name) {
    assertThatThrownBy(() -> store.saveArtifact(trial.id(), name, text("x")))
        .hasMessage(
            """
                MED-217 The name (%s) of an artifact must be a relative path of letters, digits, '.', '_' and '-'.
                Maybe model/weights.bin."""
                .formatted(name));
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    assertThatThrownBy(() -> store.saveArtifact(trial.id(), "model", stream -> {
      stream.write(1);
      throw new IOException("No space left on device");
    }))
        .hasMessageStartingWith(
            "MED-205 The store (%s) could not be written: No space left on device.".formatted(directory));
    assertThatThrownBy(() -> store.saveArtifact(new TrialId(99), "model", text("x"))).hasMessageStartingWith("MED-213");

    assertThat(files()).isEmpty();
    assertThat(store.detail(trial.id()).artifacts()).isEmpty();
  }

  @Test
  void orphansAreDeletedAtOpeningAndNothingElseIs() throws IOException {
    var kept = store.saveArtifact(trial.id(), "kept", text("kept"));
    var root = kept.path().getParent();
    Files.writeString(root.resolve("orphan"), "no row names it");
    Files.writeString(root.getParent().resolve("half.part"), "never finished");
    var foreign = directory.resolve("artifacts").resolve("of-another-database");
    Files.writeString(foreign, "not ours");
    store.close();

    open();

    assertThat(files()).containsExactlyInAnyOrder(kept.path(), foreign);
    assertThat(store.artifact(trial.id(), "kept").path()).hasContent("kept");
  }
}
