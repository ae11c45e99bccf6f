package dev.medley.plugins.files;

import java.util.List;
import java.util.stream.Stream;

/// What a row holds in one column: one string, or a list of them.
record Cell(List<String> parts, boolean list) {

  Cell {
    parts = List.copyOf(parts);
  }

  static Cell of(String text) {
    return new Cell(List.of(text), false);
  }

  String text() {
    return String.join(" ", parts).strip();
  }

  /// The members of a list, or what stands between the spaces of a string.
  List<String> pieces() {
    return list ? parts : Stream.of(parts.getFirst().strip().split("\\s+")).filter(p -> !p.isEmpty()).toList();
  }
}
