package dev.medley.space;

import java.util.List;

/// What is installed, as far as a search space may name it.
public interface Catalogue {

  /// What may stand in a section, in alphabetical order.
  List<Declaration> declarations(Section section);

  /// What may stand in the list of terms.
  default List<Declaration> terms() {
    return List.of();
  }

  /// What may stand in the list of tasks.
  List<Declaration> tasks();

  /// What may stand as `search`.
  List<Declaration> searches();
}
