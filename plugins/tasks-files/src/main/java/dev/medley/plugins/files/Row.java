package dev.medley.plugins.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One row of a file.
///
/// @param line  where it begins
/// @param cells by column; all the columns that the task reads, among others
record Row(long line, Map<String, Cell> cells) {

  Cell get(String column) {
    return Optional.ofNullable(cells.get(column))
        .orElseThrow(() -> new IllegalStateException("The format let a row pass without " + column));
  }

  List<Cell> get(List<String> columns) {
    return columns.stream().map(this::get).toList();
  }
}
