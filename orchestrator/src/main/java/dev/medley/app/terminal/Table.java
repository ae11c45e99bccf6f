package dev.medley.app.terminal;

import java.util.ArrayList;
import java.util.List;

/// Rows of text under titles, in columns that line up and fit the width they are given.
public final class Table {

  private static final String GAP = "  ";
  private static final int LEAST = 8;

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  public Table add(String... cells) {
    return add(List.of(cells));
  }

  public Table add(List<String> cells) {
    if (cells.size() != columns.size()) throw new IllegalArgumentException("A row has " + columns.size() + " cells, not " + cells);
    rows.add(List.copyOf(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public void print(Pane pane) {
    print(pane, pane.width());
  }

  /// As wide as said, whatever the pane allows.
  public void print(Pane pane, int width) {
    var lines = lines(width);
    pane.line(pane.paint(Style.BOLD, lines.getFirst()));
    lines.stream().skip(1).forEach(pane::line);
  }

  /// The titles and the rows, none longer than the width as long as the columns that must be whole allow it.
  public List<String> lines(int width) {
    int[] widths = widths(width);
    var lines = new ArrayList<String>();
    lines.add(line(columns.stream().map(Column::title).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  /// The titles of the columns that a width has no room for.
  public List<String> leftOut(int width) {
    int[] widths = widths(width);
    var titles = new ArrayList<String>();
    for (int i = 0; i < widths.length; i++) if (widths[i] == 0) titles.add(columns.get(i).title());
    return titles;
  }

  private int[] widths(int width) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) widths[i] = natural(i);
    for (int i = widths.length - 1; i >= 0 && total(widths) > width; i--) if (columns.get(i).fit() == Column.Fit.OUT) widths[i] = 0;
    for (int i = widths.length - 1; i >= 0 && total(widths) > width; i--) {
      if (columns.get(i).fit() == Column.Fit.CUT) widths[i] = Math.max(Math.min(LEAST, widths[i]), widths[i] - (total(widths) - width));
    }
    return widths;
  }

  private int natural(int column) {
    int widest = columns.get(column).title().length();
    for (var row : rows) widest = Math.max(widest, row.get(column).length());
    return widest;
  }

  private static int total(int[] widths) {
    int total = 0;
    for (int width : widths) if (width > 0) total += width + GAP.length();
    return total - GAP.length();
  }

  private String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] == 0) continue;
      var cell = cells.get(i).length() > widths[i] ? cells.get(i).substring(0, widths[i] - 1) + "…" : cells.get(i);
      var fill = " ".repeat(widths[i] - cell.length());
      line.append(line.isEmpty() ? "" : GAP).append(columns.get(i).right() ? fill + cell : cell + fill);
    }
    return line.toString().stripTrailing();
  }
}
