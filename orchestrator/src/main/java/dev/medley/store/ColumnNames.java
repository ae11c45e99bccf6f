package dev.medley.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds the column that somebody means: by its whole name, or by the end of it where only one ends so.
final class ColumnNames {

  private final Map<String, Column> columns = new LinkedHashMap<>();

  private ColumnNames() {}

  /// Where a parameter and a metric share a name, the parameter has it; so do the trial's own columns before both.
  static ColumnNames of(Session session, List<Study> studies) throws SQLException {
    var names = new ColumnNames();
    for (var property : Column.Property.values()) {
      names.columns.put(property.label(), new Column.Own(property));
    }
    for (var study : studies) {
      for (var label : Labels.of(session, study.id(), Labels.Source.PARAMETER)) {
        names.columns.putIfAbsent(label, new Column.Parameter(label));
      }
    }
    for (var study : studies) {
      for (var label : Labels.of(session, study.id(), Labels.Source.METRIC)) {
        names.columns.putIfAbsent(label, new Column.Score(label));
      }
    }
    return names;
  }

  /// @param place where the name stands, for the error; empty for none
  Column resolve(String name, String place) {
    var exact = Optional.ofNullable(columns.get(name));
    if (exact.isPresent()) {
      return exact.get();
    }
    var ending = columns.keySet().stream()
        .filter(label -> label.endsWith("." + name))
        .sorted()
        .toList();
    // Metrics on training and test data stand behind those on validation data, which have no prefix.
    var plain = ending.stream().filter(label -> !isOfAnotherSplit(label)).toList();
    var candidates = plain.isEmpty() ? ending : plain;
    return switch (candidates.size()) {
      case 1 -> Objects.requireNonNull(columns.get(candidates.getFirst()));
      case 0 -> throw unknown(name, place);
      default -> throw ambiguous(name, place, candidates);
    };
  }

  private boolean isOfAnotherSplit(String label) {
    return columns.get(label) instanceof Column.Score
        && Arrays.stream(Split.values())
            .filter(split -> split != Split.VALIDATION)
            .anyMatch(split -> label.startsWith(split.label() + "."));
  }

  private StoreException unknown(String name, String place) {
    return StoreError.NAME_UNKNOWN.exception(
        "The name (%s) is not a parameter, metric or column of these trials.".formatted(name),
        place + Suggestions.among(name, columns.keySet(), "There are: "));
  }

  private static StoreException ambiguous(String name, String place, List<String> candidates) {
    var shown = new ArrayList<>(candidates.subList(0, Math.min(6, candidates.size())));
    if (candidates.size() > shown.size()) {
      shown.add((candidates.size() - shown.size()) + " more");
    }
    return StoreError.NAME_AMBIGUOUS.exception(
        "The name (%s) may mean any of %d.".formatted(name, candidates.size()),
        place + "Did you mean: " + String.join(", ", shown) + "?");
  }
}
