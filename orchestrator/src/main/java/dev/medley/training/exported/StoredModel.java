package dev.medley.training.exported;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.training.Weights;
import dev.medley.training.data.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a directory says of a model, its program aside.
public record StoredModel(ModelCard card, Vocabulary vocabulary, Weights weights) {

  /// Reads a directory that [ModelWriter] wrote.
  ///
  /// @throws InputException if it is none, is incomplete, or is of a later format
  public static StoredModel read(Path directory) {
    try {
      var card = JsonMapper.builder().build().readValue(Files.readString(directory.resolve(ModelWriter.CARD)), ModelCard.class);
      if (card.format() != ModelCard.FORMAT) {
        throw new InputException(Problem.maybe("MED-160",
            "The format (" + card.format() + ") of the model (" + directory + ") must be " + ModelCard.FORMAT + ".",
            "predict with Medley " + card.medley() + ", which wrote it"));
      }
      var words = Files.readString(directory.resolve(ModelWriter.VOCABULARY), StandardCharsets.UTF_8);
      var vocabulary = Vocabulary.of(card.unit(), words.isEmpty() ? List.of() : List.of(words.split("\n", -1)), card.hashed());
      return new StoredModel(card, vocabulary, Weights.fromBytes(Files.readAllBytes(directory.resolve(ModelWriter.WEIGHTS))));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw none(directory, e);
    }
  }

  static InputException none(Path directory, Exception e) {
    return new InputException(Problem.maybe("MED-161",
        "The directory (" + directory + ") holds no model that can be read: " + why(e) + ".",
        "write one with `medley export STUDY --to " + directory + "`"), e);
  }

  private static String why(Exception e) {
    return e instanceof NoSuchFileException missing
        ? missing.getFile() + " is not there"
        : e.getClass().getSimpleName() + " " + firstLine(e);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
