package dev.medley.plugins.files;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a search space says about a file: where it is and what its columns mean.
///
/// @param task       whose settings these are, for messages
/// @param image      what the features are the values of, if they are those of an image
/// @param split      a column, or an empty string
/// @param domain     a column, or an empty string
/// @param validation the share of rows to validate with where no column says so
/// @param limit      the most examples to train on, or 0
record Options(String task, String file, List<String> text, List<String> features, Optional<ImageSize> image, List<String> target,
    TargetKind kind, WordBreaks words,
    String split, String domain,
    double validation, double test, int limit) {

  static Options of(Settings settings) {
    return new Options(settings.path(), settings.word("file").strip(), names(settings.word("text")), names(settings.word("features")),
        ImageSize.of(settings.word("image")), names(settings.word("target")),
        TargetKind.valueOf(settings.word("kind").toUpperCase(Locale.ROOT)),
        WordBreaks.valueOf(settings.word("words").toUpperCase(Locale.ROOT)),
        settings.word("split").strip(), settings.word("domain").strip(), settings.real("validation"), settings.real("test"),
        settings.whole("limit"));
  }

  /// The columns that say what a model sees.
  List<String> inputs() {
    return text.isEmpty() ? features : text;
  }

  /// Every column that is read, each once.
  List<String> columns() {
    var named = Stream.of(split, domain).filter(c -> !c.isEmpty());
    return Stream.concat(Stream.concat(inputs().stream(), target.stream()), named).distinct().toList();
  }

  /// Finds settings that do not go together.
  void check(Findings findings) {
    if (text.isEmpty() == features.isEmpty()) {
      breach(findings, "settings", text.isEmpty() ? "neither" : "both", "must name either text or features",
          "set text for words, features for numbers");
    }
    if (image.filter(size -> size.size() == 0).isPresent()) {
      breach(findings, "setting", "image", "must be channels, height and width such as 3x32x32, or height and width such as 28x28",
          "correct it");
    }
    if (image.isPresent() && features.isEmpty()) {
      breach(findings, "setting", "image", "needs the columns of its numbers", "name them as features");
    }
    if (target.isEmpty()) breach(findings, "setting", "target", "must name a column", "name the column to predict");
    for (var column : target) {
      if (inputs().contains(column))
        breach(findings, "target", column, "must not be an input as well", "take it out of the inputs, or the model is told the answer");
    }
    if (kind == TargetKind.CLASSES && target.size() > 1) {
      breach(findings, "target", String.join(", ", target), "must be one column where its kind is classes", "make a task of each column");
    }
    if (kind == TargetKind.TAGS && (text.size() != 1 || target.size() != 1)) {
      breach(findings, "kind", "tags", "needs one column of text and one target", "name one of each");
    }
    if (split.isEmpty() && !(validation > 0)) {
      breach(findings, "share", "validation: " + validation, "must be above 0 where no column says how rows are split",
          "set validation to 0.1");
    }
    if (validation + test >= 1) {
      breach(findings, "shares", "validation: " + validation + ", test: " + test, "must leave rows to train on", "lower one of them");
    }
  }

  private void breach(Findings findings, String noun, String value, String rule, String advice) {
    findings.add(Problem.maybe("MED-085", "The " + noun + " (" + value + ") of task (" + task + ") " + rule + ".", advice));
  }

  private static List<String> names(String commaSeparated) {
    return Stream.of(commaSeparated.split(",")).map(String::strip).filter(n -> !n.isEmpty()).distinct().toList();
  }
}
