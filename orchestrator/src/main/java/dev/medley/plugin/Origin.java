package dev.medley.plugin;

import java.nio.file.Path;

/// Where a component comes from.
///
/// @param id      the plugin's id, `medley` for what is built in
/// @param version the plugin's version
/// @param file    its jar or zip; the empty path for what is built in
public record Origin(String id, String version, Path file) {

  /// What comes with the orchestrator itself.
  public static final Origin BUILT_IN = new Origin("medley", Api.VERSION, Path.of(""));

  public boolean builtIn() {
    return this.equals(BUILT_IN);
  }

  /// The file's name, as messages show it.
  public String fileName() {
    return builtIn() ? "built in" : file.getFileName().toString();
  }
}
