package dev.medley.plugins.files;

import dev.medley.api.task.Input;
import java.util.List;

/// How a text becomes words.
enum WordBreaks {
  /// At spaces where each word has a tag, as running text otherwise.
  AUTO,
  RUNNING,
  SPACES;

  List<String> words(Cell cell, TargetKind kind) {
    boolean spaces = this == SPACES || (this == AUTO && kind == TargetKind.TAGS);
    if (spaces || cell.list() || cell.text().isEmpty()) return cell.pieces();
    return Input.Words.of(cell.text()).words();
  }
}
