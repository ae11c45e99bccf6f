package dev.medley.space;

import java.util.List;

/// Whether a study's search begins with what won in others: in none, in those of the store that are most like it, or in some that are named.
public sealed interface Transfer {

  Transfer NONE = new None();

  record None() implements Transfer {}

  record MostAlike() implements Transfer {}

  /// @param studies by their names, at least one
  record Named(List<String> studies) implements Transfer {
    public Named {
      studies = List.copyOf(studies);
      if (studies.isEmpty()) throw new IllegalArgumentException("Nothing is named");
    }
  }
}
