package dev.medley.plugins.english;

import dev.medley.api.task.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// A table of this jar: tab-separated, with a header, compressed, and a column `split`.
record Table(List<String> columns, List<Row> rows) {

  static Table read(String name) {
    var resource = Objects.requireNonNull(Table.class.getResourceAsStream(name + ".tsv.gz"), name);
    try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(resource, 1 << 16), StandardCharsets.UTF_8))) {
      var header = List.of(lines.readLine().split("\t"));
      return new Table(header, lines.lines().map(line -> new Row(header, line.split("\t", -1))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + name + " of this plugin's jar cannot be read", e);
    }
  }

  /// One line of a table.
  static final class Row {

    private final List<String> columns;
    private final String[] cells;

    private Row(List<String> columns, String[] cells) {
      if (cells.length != columns.size()) throw new IllegalStateException("A row needs " + columns + ", not " + Arrays.toString(cells));
      this.columns = columns;
      this.cells = cells;
    }

    String get(String column) {
      return cells[columns.indexOf(column)];
    }

    boolean agrees(Row other, String a, String b) {
      return get(a).equals(other.get(a)) && get(b).equals(other.get(b));
    }

    Split split() {
      return switch (get("split")) {
        case "train" -> Split.TRAIN;
        case "dev" -> Split.VALIDATION;
        case "test" -> Split.TEST;
        default -> throw new IllegalStateException("No split is called " + get("split"));
      };
    }
  }
}
