package dev.medley.app.command;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// What a process is started with.
///
/// @param directory where it was started; relative paths are meant from here
/// @param home      where the distribution lies; has `plugins/`
/// @param variables the environment
/// @param input     standard input
/// @param clock     tells the time
/// @param version   of Medley
public record Environment(Path directory, Path home, Map<String, String> variables, InputStream input, InstantSource clock,
    String version) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /// A path as the user wrote it.
  public Path path(String written) {
    return directory.resolve(written.startsWith("~/") ? System.getProperty("user.home") + written.substring(1) : written);
  }
}
