package dev.medley.benchmark;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A table of numbers and words from a user's folder, without quotes, packed or not: separated by commas in a `.csv`, by tabs in a `.tsv`.
///
/// @param rows cell by cell, in the order of `columns`
record Classic(List<String> columns, List<List<String>> rows) {

  /// @param what the data are, for whoever has to find them
  /// @throws InputException if they are not there
  static Classic read(Optional<Path> folder, String name, String what) {
    var file = file(folder, name, what);
    try (var lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      String separator = name.endsWith(".tsv") ? "\t" : ",";
      var rows = new ArrayList<List<String>>();
      for (String line = lines.readLine(); line != null; line = lines.readLine())
        if (!line.isBlank()) rows.add(List.of(line.split(separator, -1)));
      return new Classic(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
    } catch (IOException e) {
      throw new InputException(
          Problem.maybe("MED-650", "The data (" + file + ") of this benchmark cannot be read: " + e.getMessage() + ".",
              "unpack them anew: " + what),
          e);
    }
  }

  /// The file of a name, as it is or compressed.
  ///
  /// @throws InputException if it is not there
  static Path file(Optional<Path> folder, String name, String what) {
    return folder.flatMap(f -> Stream.of(name + ".gz", name).map(f::resolve).filter(Files::exists).findFirst())
        .orElseThrow(() -> new InputException(Problem.maybe("MED-650",
            "The data (" + name + ") of this benchmark are missing in (" + folder.map(Path::toString).orElse("no folder") + ").",
            "say where they are with `--data DIR`: " + what)));
  }

  private static InputStream open(Path file) throws IOException {
    var stream = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }

  String cell(List<String> row, String column) {
    return row.get(columns.indexOf(column));
  }

  /// The numbers of the columns that are called `x` and a number.
  List<Float> features(List<String> row) {
    var features = new ArrayList<Float>();
    for (int i = 0; i < columns.size(); i++) if (columns.get(i).matches("x\\d+")) features.add(Float.parseFloat(row.get(i)));
    return features;
  }

  /// The row's features, with the number of a column as what is right.
  Example example(List<String> row, String target) {
    return new Example(new Input.Vector(features(row)), new Answer.Numbers(List.of(Float.parseFloat(cell(row, target)))));
  }

  /// The rows by what they have in a column, in the order of the table.
  Map<String, List<List<String>>> by(String column) {
    var groups = new LinkedHashMap<String, List<List<String>>>();
    rows.forEach(row -> groups.computeIfAbsent(cell(row, column), _ -> new ArrayList<>()).add(row));
    return groups;
  }
}
