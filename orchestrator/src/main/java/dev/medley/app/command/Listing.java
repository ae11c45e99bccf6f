package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Pane;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows of values under names, to be written as a table, as CSV or as JSON lines.
final class Listing {

  /// How wide a table is that goes into a pipe.
  private static final int PIPE_WIDTH = 120;

  /// How many columns that there is no room for are named.
  private static final int NAMED = 4;

  /// What a column is called.
  ///
  /// @param name  in CSV and JSON
  /// @param title in a table
  /// @param must  whether a table shows it however narrow the terminal is
  record Field(String name, String title, boolean must) {}

  private final List<Field> fields = new ArrayList<>();
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  /// A column that a table always shows.
  Listing with(String name, String title) {
    fields.add(new Field(name, title, true));
    return this;
  }

  /// A column that a table shows where there is room.
  Listing maybe(String name, String title) {
    fields.add(new Field(name, title, false));
    return this;
  }

  void add(List<@Nullable Object> cells) {
    if (cells.size() != fields.size()) throw new IllegalArgumentException("A row has " + fields.size() + " cells, not " + cells);
    rows.add(new ArrayList<>(cells));
  }

  int size() {
    return rows.size();
  }

  void print(Format format, Terminal terminal) {
    switch (format) {
      case TABLE -> table(terminal);
      case CSV -> csv(terminal.out());
      case JSON -> json(terminal.out());
    }
  }

  private void json(Pane out) {
    for (var row : rows) {
      var json = Json.object();
      for (int i = 0; i < fields.size(); i++) json.put(fields.get(i).name(), row.get(i));
      json.print(out);
    }
  }

  private void csv(Pane out) {
    out.line(fields.stream().map(f -> quoted(f.name())).collect(Collectors.joining(",")));
    for (var row : rows) out.line(row.stream().map(cell -> quoted(Objects.toString(cell, ""))).collect(Collectors.joining(",")));
  }

  private static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void table(Terminal terminal) {
    var places = IntStream.range(0, fields.size()).filter(this::tells).boxed().toList();
    var columns = places.stream().map(i -> column(fields.get(i), i)).toList();
    var table = new Table(columns);
    for (var row : rows) {
      var cells = new ArrayList<String>();
      for (int i = 0; i < columns.size(); i++) cells.add(shown(row.get(places.get(i)), columns.get(i).right()));
      table.add(cells);
    }
    int width = Math.min(terminal.out().width(), terminal.out().terminal() ? Pane.UNBOUNDED : PIPE_WIDTH);
    table.print(terminal.out(), width);
    var leftOut = table.leftOut(width);
    if (!leftOut.isEmpty()) {
      var some = String.join(", ", leftOut.subList(0, Math.min(NAMED, leftOut.size()))) + (leftOut.size() > NAMED ? " ..." : "");
      terminal.err().line("No room for " + Numbers.count(leftOut.size(), "column") + " (" + some + "): --json and --format csv have all.");
    }
  }

  /// A column that says the same in every row need not be looked at.
  private boolean tells(int index) {
    return fields.get(index).must() || rows.size() < 2 || rows.stream().map(row -> row.get(index)).distinct().count() > 1;
  }

  private Column column(Field field, int index) {
    boolean numbers = rows.stream().map(row -> row.get(index)).allMatch(cell -> cell == null || cell instanceof Number);
    var column = numbers ? Column.number(field.title()) : Column.text(field.title());
    return field.must() ? column : column.out();
  }

  private static String shown(@Nullable Object cell, boolean number) {
    return switch (cell) {
      case null -> number ? "" : "–";
      case Double value -> Numbers.shown(value);
      case Float value -> Numbers.shown(value);
      default -> cell.toString().replaceAll("\\s+", " ");
    };
  }
}
