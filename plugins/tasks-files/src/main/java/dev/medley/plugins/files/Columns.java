package dev.medley.plugins.files;

import dev.medley.api.error.Problem;
import java.util.Collection;

/// What is said when a column is not there.
final class Columns {

  private Columns() {}

  static Problem missing(String column, String file, Collection<String> known) {
    return Problem.didYouMean("MED-074", "The column (" + column + ") of file (" + file + ") does not exist.", column, known,
        "It has: " + String.join(", ", known) + ".");
  }
}
