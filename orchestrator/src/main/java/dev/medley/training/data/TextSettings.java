package dev.medley.training.data;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.task.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a study says of its texts: how many ids of each are read, and what has an id.
///
/// @param file  of the pieces, or nothing
/// @param beams how many beginnings of an answer are kept while it is written
record TextSettings(int length, int limit, Vocabulary.Unit unit, int hashed, String file, int beams) {

  /// Of these settings `length` and `vocabulary` are needed; without the others, texts are read by words.
  static TextSettings of(Settings text) {
    boolean detailed = text.values().containsKey("unit");
    return new TextSettings(text.whole("length"), text.whole("vocabulary"),
        detailed ? Vocabulary.Unit.valueOf(text.word("unit").toUpperCase(Locale.ROOT)) : Vocabulary.Unit.WORDS,
        detailed ? text.whole("hashed") : 0, text.values().get("pieces") instanceof Value.Word(var file) ? file.strip() : "",
        text.values().get("beams") instanceof Value.Whole(long beams) ? Math.toIntExact(beams) : 1);
  }

  /// The vocabulary of the tasks' training data.
  ///
  /// @throws InputException if the pieces cannot be read
  Vocabulary vocabulary(List<LoadedTask> tasks) {
    if (file.isEmpty() != (unit != Vocabulary.Unit.PIECES)) {
      throw new InputException(Problem.maybe("MED-662",
          "The file of pieces (" + file + ") of section (text) must "
              + (file.isEmpty() ? "be named where the unit is pieces." : "be read by pieces."),
          file.isEmpty() ? "set pieces: FILE" : "set unit: pieces"));
    }
    if (unit == Vocabulary.Unit.GRAMS && hashed == 0) {
      throw new InputException(Problem.maybe("MED-784", "The ids (hashed: 0) of section (text) must be some where the unit is grams.",
          "set hashed: 2000"));
    }
    return switch (unit) {
      case WORDS -> words(tasks);
      case GRAMS -> words(tasks).byGrams();
      case PIECES -> WordPieces.of(pieces());
      case BYTES -> new Utf8();
    };
  }

  /// A model's vocabulary, if it is of the kind that these settings ask for; which words it has is the model's matter.
  ///
  /// @throws InputException if it is not
  Vocabulary sameAs(Vocabulary known) {
    boolean pieces = unit != Vocabulary.Unit.PIECES || file.isEmpty() || WordPieces.of(pieces()).entries().equals(known.entries());
    if (known.unit() == unit && known.hashed() == hashed && pieces) return known;
    throw new InputException(Problem.maybe("MED-828",
        "The vocabulary (" + known.unit().name().toLowerCase(Locale.ROOT) + ", " + known.size() + " ids, hashed: " + known.hashed()
            + ") of the model from which the study begins must be that of section (text), "
            + unit.name().toLowerCase(Locale.ROOT) + ", hashed: " + hashed + (pieces ? "." : ", with other pieces."),
        "set unit: " + known.unit().name().toLowerCase(Locale.ROOT) + " and hashed: " + known.hashed()
            + ", as they were where the model was trained"));
  }

  private Words words(List<LoadedTask> tasks) {
    return Words.build(tasks.stream().map(TextSettings::counts).toList(), limit, hashed);
  }

  private static Map<String, Integer> counts(LoadedTask task) {
    var counts = new HashMap<String, Integer>();
    var kind = HeadKind.of(task.data().target());
    for (var example : task.data().train())
      ((Input.Words) Prefix.before(example.input(), task.name(), kind)).words().forEach(w -> counts.merge(w, 1, Integer::sum));
    return counts;
  }

  private List<String> pieces() {
    try {
      var pieces = Files.readString(Path.of(file), StandardCharsets.UTF_8).lines().map(String::stripTrailing).toList();
      if (pieces.stream().allMatch(String::isBlank)) throw new IOException("it lists nothing");
      return pieces;
    } catch (IOException e) {
      throw new InputException(Problem.maybe("MED-663",
          "The file of pieces (" + file + ") of section (text) cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage()
              + ".",
          "the path does not begin at the working directory"), e);
    }
  }
}
