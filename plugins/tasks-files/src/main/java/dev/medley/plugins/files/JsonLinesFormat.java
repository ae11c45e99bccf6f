package dev.medley.plugins.files;

import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// One JSON object a line; its members are strings, numbers, truth values, or lists of these.
record JsonLinesFormat() implements FileFormat {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public List<Row> rows(String text, String name, List<String> columns, Findings findings) {
    var rows = new ArrayList<Row>();
    var members = new LinkedHashSet<String>();
    var lines = text.lines().toList();
    for (int l = 0; l < lines.size(); l++) {
      if (lines.get(l).isBlank()) continue;
      try {
        rows.add(new Row(l + 1L, object(lines.get(l), columns, members)));
      } catch (JacksonException e) {
        findings.add(Problem.maybe("MED-077",
            "The line (" + name + ":" + (l + 1) + ") of this file is not a JSON object: " + e.getOriginalMessage() + ".",
            "write one object on each line"));
      }
    }
    return complete(rows, name, columns, members, findings);
  }

  /// The rows that hold all columns; a column that no row holds is one problem, not one in each row.
  private static List<Row> complete(List<Row> rows, String name, List<String> columns, Set<String> members, Findings findings) {
    if (rows.isEmpty()) return rows;
    var absent = columns.stream().filter(c -> !members.contains(c)).toList();
    absent.forEach(c -> findings.add(Columns.missing(c, name, members)));
    var complete = new ArrayList<Row>();
    for (var row : rows) {
      var missing = columns.stream().filter(c -> !absent.contains(c) && !row.cells().containsKey(c)).toList();
      for (var column : missing) {
        findings.add(Problem.maybe("MED-078",
            "The field (" + column + ") of line (" + name + ":" + row.line() + ") is not there, or holds no text, number or list of these.",
            "leave the line out, or write an empty string"));
      }
      if (row.cells().keySet().containsAll(columns)) complete.add(row);
    }
    return complete;
  }

  private static Map<String, Cell> object(String line, List<String> columns, Set<String> members) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) throw new StreamReadException(parser, "it begins with something else");
      var cells = new HashMap<String, Cell>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        members.add(member);
        parser.nextToken();
        if (columns.contains(member)) cell(parser).ifPresent(c -> cells.put(member, c));
        else parser.skipChildren();
      }
      if (parser.nextToken() != null) throw new StreamReadException(parser, "more follows its end");
      return cells;
    }
  }

  private static Optional<Cell> cell(JsonParser parser) {
    var token = parser.currentToken();
    if (token.isScalarValue()) return token == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(Cell.of(parser.getString()));
    if (token == JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    boolean flat = true;
    for (var part = parser.nextToken(); part != JsonToken.END_ARRAY; part = parser.nextToken()) {
      flat &= part.isScalarValue() && part != JsonToken.VALUE_NULL;
      parser.skipChildren();
      if (flat) parts.add(parser.getString());
    }
    return flat ? Optional.of(new Cell(parts, true)) : Optional.empty();
  }
}
