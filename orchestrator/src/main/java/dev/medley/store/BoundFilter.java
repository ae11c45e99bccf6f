package dev.medley.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A filter whose names have found their columns, and whose literals can be compared with what stands there.
final class BoundFilter {

  private final String text;
  private final Filter filter;
  private final Map<String, Column> columns = new HashMap<>();
  private final Map<String, Map<TrialId, Cell>> cells = new HashMap<>();

  BoundFilter(String text, ColumnNames names, ColumnCells cells) throws SQLException {
    this.text = text;
    this.filter = text.isBlank() ? new Filter.And(List.of()) : FilterParser.parse(text);
    for (var use : filter.uses()) {
      var name = use.name();
      var column = names.resolve(name.text(), caret(name) + "\n");
      var found = cells.of(column);
      requireComparable(use, column, found);
      this.columns.put(name.text(), column);
      this.cells.put(name.text(), found);
    }
  }

  boolean holds(TrialId trial) {
    return filter.holds(name -> cells.getOrDefault(name.text(), Map.of()).get(trial));
  }

  boolean names(Column.Property property) {
    return columns.containsValue(new Column.Own(property));
  }

  private void requireComparable(Filter.Use use, Column column, Map<TrialId, Cell> found) {
    if (column instanceof Column.Own(Column.Property property) && property == Column.Property.STATE) {
      requireConstant(use, column, TrialState.values());
    } else if (column instanceof Column.Own(Column.Property property) && property == Column.Property.KIND) {
      requireConstant(use, column, TrialKind.values());
    } else if (!found.isEmpty() && found.values().stream().noneMatch(cell -> sameType(cell, use.literal()))) {
      var holds = use.literal() instanceof Cell.Text ? "numbers" : "text";
      throw StoreError.FILTER_TYPE.exception(
          "The name (%s) holds %s and is compared with %s.".formatted(column.label(), holds, shown(use)),
          caret(use.name()));
    }
  }

  private void requireConstant(Filter.Use use, Column column, Enum<?>[] constants) {
    var names = Arrays.stream(constants).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    var written = use.literal() instanceof Cell.Text(String value) ? value : "";
    if (!names.contains(written)) {
      throw StoreError.FILTER_TYPE.exception(
          "The name (%s) is compared with %s, which it never is.".formatted(column.label(), shown(use)),
          caret(use.name()) + "\n" + Suggestions.among(written, Set.copyOf(names), "It is one of: "));
    }
  }

  private static boolean sameType(Cell cell, Cell literal) {
    return cell instanceof Cell.Text == literal instanceof Cell.Text;
  }

  private static String shown(Filter.Use use) {
    return switch (use.literal()) {
      case Cell.Numeric(double value) -> "the number " + value;
      case Cell.Text(String value) -> "the text '" + value + "'";
    };
  }

  private String caret(Filter.Name name) {
    return FilterParser.caret(text, name.position());
  }
}
