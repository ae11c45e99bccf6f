package dev.medley.plugins.files;

import dev.medley.api.error.Problem;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rows one by one into what they mean, and notes each cell that does not mean what its column should hold.
final class RowReader {

  private static final List<String> SPLITS = List.of("train", "validation", "dev", "test");

  private final Options options;
  private final TargetKind kind;
  private final Findings findings;
  private final Map<List<String>, Integer> widths = new HashMap<>();

  RowReader(Options options, TargetKind kind, Findings findings) {
    this.options = options;
    this.kind = kind;
    this.findings = findings;
  }

  List<Item> items(List<Row> rows) {
    var items = new ArrayList<Item>();
    for (var row : rows) {
      var split = split(row);
      var input = options.text().isEmpty() ? vector(row) : words(row);
      var target = target(row);
      if (kind == TargetKind.TAGS && input.isPresent() && target.isPresent()) checkLengths(row, input.get(), target.get().size());
      if (split.isEmpty() || input.isEmpty() || target.isEmpty()) continue;
      String domain = options.domain().isEmpty() ? "" : row.get(options.domain()).text();
      var seen = row.get(options.inputs());
      items.add(new Item(row.line(), split.get(), Splits.draw(seen), Splits.place(seen), input.get(), target.get(), domain));
    }
    return items;
  }

  private Optional<Split> split(Row row) {
    if (options.split().isEmpty())
      return Optional.of(Splits.drawn(Splits.draw(row.get(options.inputs())), options.validation(), options.test()));
    String name = row.get(options.split()).text();
    var split = Splits.named(name);
    if (split.isEmpty()) {
      findings.add(Problem.didYouMean("MED-081",
          "The split (" + name + ") of column " + at(options.split(), row) + " is not one that Medley knows.", name, SPLITS,
          "Known are train, validation (or dev) and test."));
    }
    return split;
  }

  private Optional<Input> words(Row row) {
    var words = row.get(options.text()).stream().flatMap(cell -> options.words().words(cell, kind).stream()).toList();
    if (!words.isEmpty()) return Optional.of(new Input.Words(words));
    findings.add(Problem.maybe("MED-079", "The text () of column " + at(String.join(", ", options.text()), row) + " has no word.",
        "leave the row out"));
    return Optional.empty();
  }

  private Optional<Input> vector(Row row) {
    return numbers(row, options.features()).flatMap(numbers -> input(row, numbers.stream().map(Float::valueOf).toList()));
  }

  private Optional<Input> input(Row row, List<Float> numbers) {
    if (options.image().isEmpty()) return Optional.of(new Input.Vector(numbers));
    var image = options.image().get();
    if (numbers.size() == image.size()) return Optional.of(new Input.Image(image.channels(), image.height(), image.width(), numbers));
    findings.add(Problem.maybe("MED-661",
        "The image (" + numbers.size() + " numbers) of column " + at(String.join(", ", options.features()), row) + " must have "
            + image.size()
            + " numbers, " + image.channels() + " x " + image.height() + " x " + image.width() + ".",
        "set image to what the columns hold"));
    return Optional.empty();
  }

  private Optional<List<String>> target(Row row) {
    return switch (kind) {
      case TAGS -> Optional.of(row.get(options.target().getFirst()).pieces());
      case VALUES -> numbers(row, options.target());
      case CLASSES, AUTO -> label(row);
    };
  }

  private Optional<List<String>> label(Row row) {
    String column = options.target().getFirst();
    String label = row.get(column).text();
    if (!label.isEmpty()) return Optional.of(List.of(label));
    findings.add(Problem.maybe("MED-080", "The class () of column " + at(column, row) + " is empty.",
        "leave the row out, or give what is unknown a class of its own"));
    return Optional.empty();
  }

  private Optional<List<String>> numbers(Row row, List<String> columns) {
    var numbers = new ArrayList<String>();
    boolean sound = true;
    for (var column : columns) {
      for (var part : row.get(column).parts()) {
        String number = part.strip();
        numbers.add(number);
        if (Numbers.isNumber(number)) continue;
        sound = false;
        findings.add(Problem.maybe("MED-080", "The value (" + number + ") of column " + at(column, row) + " is not a finite number.",
            number.isEmpty() ? "fill what is missing" : "write numbers as 1, -0.5 or 1e-3"));
      }
    }
    int width = widths.computeIfAbsent(columns, _ -> numbers.size());
    if (width != numbers.size()) {
      sound = false;
      findings.add(Problem.maybe("MED-089",
          "The list (" + numbers.size() + " numbers) of column " + at(String.join(", ", columns), row)
              + " must be as long as the first row's (" + width + ").",
          "fill what is missing"));
    }
    return sound ? Optional.of(numbers) : Optional.empty();
  }

  private void checkLengths(Row row, Input input, int tags) {
    int words = ((Input.Words) input).words().size();
    if (words == tags) return;
    findings.add(Problem.maybe("MED-084",
        "The tags (" + tags + ") of column " + at(options.target().getFirst(), row) + " must be as many as the words (" + words + ").",
        options.words() == WordBreaks.RUNNING ? "set words: spaces" : "put one space between two words and between two tags"));
  }

  private String at(String column, Row row) {
    return column + " (" + options.file() + ":" + row.line() + ")";
  }
}
