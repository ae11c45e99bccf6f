package dev.medley.plugins.files;

import java.util.List;

/// How rows are written in a file.
sealed interface FileFormat permits DelimitedFormat, JsonLinesFormat {

  /// Reads the rows that hold all the given columns, and notes what is wrong with the others.
  ///
  /// @param text what the file holds
  /// @param name the file, for messages
  List<Row> rows(String text, String name, List<String> columns, Findings findings);
}
