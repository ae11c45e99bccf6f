package dev.medley.plugins.files;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Cells between delimiters, the first row a header.
record DelimitedFormat(char delimiter, boolean quotes) implements FileFormat {

  static DelimitedFormat of(String delimiter, boolean quotes) {
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new InputException(
          Problem.maybe("MED-085", "The setting (delimiter: " + delimiter + ") of task (csv) must be one character, and no quote.",
              "write delimiter: \";\", or use tsv for tabs"));
    }
    return new DelimitedFormat(delimiter.charAt(0), quotes);
  }

  @Override
  public List<Row> rows(String text, String name, List<String> columns, Findings findings) {
    var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setQuote(quotes ? '"' : null).setIgnoreEmptyLines(true).get();
    try (var parser = CSVParser.parse(text, format)) {
      return new Reading(parser, name, findings).rows(columns);
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot be read", e);
    }
  }

  /// One file on its way through the parser.
  private record Reading(CSVParser parser, String name, Findings findings) {

    List<Row> rows(List<String> columns) {
      var rows = new ArrayList<Row>();
      try {
        var records = parser.iterator();
        if (!records.hasNext()) return rows;
        var header = records.next().stream().map(String::strip).toList();
        check(header, columns);
        while (records.hasNext()) add(records.next(), header, columns, rows);
      } catch (UncheckedIOException e) {
        findings.add(Problem.maybe("MED-088",
            "The quotes (" + name + ":" + parser.getCurrentLineNumber() + ") of this file do not close as they should.",
            "write a quote inside a quoted cell twice, or set quotes: false"));
      }
      return rows;
    }

    private void check(List<String> header, List<String> columns) {
      var seen = new LinkedHashSet<String>();
      for (int c = 0; c < header.size(); c++) {
        String column = header.get(c);
        if (column.isEmpty()) continue;
        if (!seen.add(column))
          findings.add(
              Problem.maybe("MED-075", "The column (" + column + ") of file (" + name + ":1) is named twice.", "rename column " + (c + 1)));
      }
      for (var column : columns) {
        if (!seen.contains(column)) findings.add(Columns.missing(column, name, seen));
      }
    }

    private void add(CSVRecord record, List<String> header, List<String> columns, List<Row> rows) {
      long line = parser.getCurrentLineNumber() - record.stream().mapToLong(cell -> cell.lines().count() - 1).filter(n -> n > 0).sum();
      if (record.size() != header.size()) {
        findings.add(Problem.maybe("MED-076",
            "The row (" + name + ":" + line + ") of this file has " + record.size() + " cells where the header has " + header.size() + ".",
            "put cells that hold the delimiter in quotes"));
        return;
      }
      if (!header.containsAll(columns)) return;
      var cells = new HashMap<String, Cell>();
      for (var column : columns) cells.put(column, Cell.of(record.get(header.indexOf(column))));
      rows.add(new Row(line, cells));
    }
  }
}
