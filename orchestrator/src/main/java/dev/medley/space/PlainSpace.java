package dev.medley.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A space that stands alone, for a search without training: what varies, and what is wanted.
///
/// ```yaml
/// minimize: error
/// at-most: {megabytes: 8}
/// parameters:
///   rate: {log: [1e-5, 1e-1]}
///   layers: {int: [1, 6]}
///   mix: {simplex: [news, mail, chat], least: {news: 0.1}}
///   order: {permutation: [news, mail, chat], before: [[news, chat]]}
///   kernel: {choose: [linear, {radial: {width: {log: [0.01, 10]}}}]}
/// ```
public record PlainSpace(SearchSpace space, Aims aims) {

  /// Reads a file.
  ///
  /// @throws dev.medley.api.error.InputException with every problem that was found
  public static PlainSpace read(Path file) {
    try {
      return read(Files.readString(file), file.toString());
    } catch (IOException _) {
      var problems = new Problems(file.toString());
      problems.maybe("MED-007", "text", "", 1, "cannot be read", Files.exists(file) ? "it is no text in UTF-8" : "there is no such file");
      throw problems.stop();
    }
  }

  /// Reads a text.
  ///
  /// @param name as messages name it
  /// @throws dev.medley.api.error.InputException with every problem that was found
  public static PlainSpace read(String text, String name) {
    return new PlainSpaceReader(new Problems(name)).read(text);
  }
}
