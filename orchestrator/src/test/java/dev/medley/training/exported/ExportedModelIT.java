package dev.medley.training.exported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.TrainedTinyStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that was trained, written and read back predicts what it predicted in its study.
class ExportedModelIT {

  @TempDir
  private static Path directory;

  private static TrainedTinyStudy trained;

  @BeforeAll
  static void train() throws IOException {
    trained = TrainedTinyStudy.after(20);
    ModelWriter.write(directory, new ModelWriter.Origin("0.1.0", "tiny", 5, Map.of("size.accuracy", 0.75)), trained.configuration(),
        trained.data(), trained.model(), trained.weights());
  }

  @Test
  void predictsWhatItPredictedInItsStudy() {
    var wanted = trained.score(Split.TEST);
    try (var model = ExportedModel.open(directory, "cpu")) {
      for (var table : trained.data().tasks()) {
        var predicted = model.predict(table.name(), TrainedTinyStudy.inputs(table.name(), Split.TEST));
        var right = table.answers().get(Split.TEST);
        assertThat(predicted).hasSameSizeAs(right);
        for (var metric : table.metrics())
          assertThat(wanted).contains(new Score(20, table.name(), metric.name(), metric.score(table.target(), predicted, right)));
      }
    }
  }

  @Test
  void itsCardSaysWhatItIs() {
    try (var model = ExportedModel.open(directory, "cpu")) {
      var card = model.card();
      assertThat(card.format()).isEqualTo(ModelCard.FORMAT);
      assertThat(card.study()).isEqualTo("tiny");
      assertThat(card.trial()).isEqualTo(5);
      assertThat(card.scores()).isEqualTo(Map.of("size.accuracy", 0.75));
      assertThat(card.tasks()).extracting(ModelCard.TaskCard::name).containsExactly("colour", "size", "marks", "worth");
      assertThat(model.task("colour").labels()).containsExactly("red", "green", "blue");
      assertThat(model.task("worth").scale()).hasSize(2);
    }
  }

  @Test
  void wordsThatItNeverSawAreNoHindrance() {
    try (var model = ExportedModel.open(directory, "cpu")) {
      assertThat(model.predict("size", List.of(Input.Words.of("nobody knows these words, and there are more than it reads"))))
          .hasSize(1);
      assertThat(model.predict("size", List.of())).isEmpty();
    }
  }

  @Test
  void aTaskThatItDoesNotDoIsNamed() {
    try (var model = ExportedModel.open(directory, "cpu")) {
      assertThatThrownBy(() -> model.task("colours")).isInstanceOf(InputException.class)
          .hasMessage("MED-162 The task (colours) is not among those of the model.\nDid you mean: colour?");
      assertThatThrownBy(() -> model.predict("xyz", List.of())).isInstanceOf(InputException.class)
          .hasMessage("MED-162 The task (xyz) is not among those of the model.\nThere are: colour, size, marks, worth.");
    }
  }

  @Test
  void numbersAreNoWords() {
    try (var model = ExportedModel.open(directory, "cpu")) {
      assertThatThrownBy(() -> model.predict("size", List.of(new Input.Vector(List.of(1f, 2f, 3f))))).isInstanceOf(InputException.class)
          .hasMessage("MED-163 The input (3 numbers) of the model must be words.\nMaybe give the columns that the study had.");
    }
  }

  @Test
  void aLaterFormatIsRefused(@TempDir Path later) throws IOException {
    copy(later);
    var card = later.resolve(ModelWriter.CARD);
    Files.writeString(card, Files.readString(card).replaceFirst("\"format\" : 4", "\"format\" : 5").replace("0.1.0", "9.0.0"));
    assertThatThrownBy(() -> ExportedModel.open(later, "cpu")).isInstanceOf(InputException.class)
        .hasMessage("MED-160 The format (5) of the model (%s) must be 4.\nMaybe predict with Medley 9.0.0, which wrote it.", later);
  }

  @Test
  void aDirectoryWithoutAModelIsRefused(@TempDir Path empty) {
    assertThatThrownBy(() -> ExportedModel.open(empty, "cpu")).isInstanceOf(InputException.class).hasMessage(
        "MED-161 The directory (%1$s) holds no model that can be read: %2$s is not there.\nMaybe write one with `medley export STUDY --to %1$s`.",
        empty, empty.resolve(ModelWriter.CARD));
  }

  @Test
  void aModelThatIsIncompleteIsRefused(@TempDir Path broken) throws IOException {
    copy(broken);
    Files.delete(broken.resolve(ModelWriter.WEIGHTS));
    assertThatThrownBy(() -> ExportedModel.open(broken, "cpu")).isInstanceOf(InputException.class).hasMessageContaining("MED-161")
        .hasMessageContaining(ModelWriter.WEIGHTS);
    copy(broken);
    Files.writeString(broken.resolve(ModelWriter.CARD), "{\"format\": 1");
    assertThatThrownBy(() -> ExportedModel.open(broken, "cpu")).isInstanceOf(InputException.class).hasMessageContaining("MED-161");
    copy(broken);
    var weights = broken.resolve(ModelWriter.WEIGHTS);
    for (int length : new int[]{0, 3, 100}) {
      Files.write(weights, java.util.Arrays.copyOf(Files.readAllBytes(directory.resolve(ModelWriter.WEIGHTS)), length));
      assertThatThrownBy(() -> ExportedModel.open(broken, "cpu")).as("%d bytes", length).isInstanceOf(InputException.class)
          .hasMessageContaining("MED-161");
    }
  }

  private static void copy(Path to) throws IOException {
    for (var name : List.of(ModelWriter.CARD, ModelWriter.VOCABULARY, ModelWriter.WEIGHTS, ModelWriter.PROGRAM))
      Files.copy(directory.resolve(name), to.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
