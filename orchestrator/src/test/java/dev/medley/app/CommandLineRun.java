package dev.medley.app;

import dev.medley.app.command.Environment;
import dev.medley.app.terminal.Pane;
import dev.medley.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs command lines in this process, as if started in a directory, with what they print caught.
///
/// @param directory where the command is started
/// @param home      where the distribution lies
/// @param width     of the terminal, or [Pane#UNBOUNDED] for a pipe
public record CommandLineRun(Path directory, Path home, int width, String input) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static CommandLineRun in(Path directory) {
    return new CommandLineRun(directory, directory.resolve("distribution"), Pane.UNBOUNDED, "");
  }

  public CommandLineRun width(int columns) {
    return new CommandLineRun(directory, home, columns, input);
  }

  public CommandLineRun input(String text) {
    return new CommandLineRun(directory, home, width, text);
  }

  public CommandLineRun home(Path distribution) {
    return new CommandLineRun(directory, distribution, width, input);
  }

  /// What a command answered.
  public record Answer(int code, String out, String err) {

    /// Standard output, every line of which must be a JSON object.
    public List<JsonNode> json() {
      return out.lines().map(JSON::readTree).toList();
    }
  }

  public Answer run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal = new Terminal(pane(out), pane(err));
    var environment = new Environment(directory, home, Map.of("MEDLEY_LOG", directory.resolve("medley.log").toString()),
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        InstantSource.system(), "0.1.0");
    int code = Main.run(arguments, terminal, environment);
    return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Pane pane(ByteArrayOutputStream bytes) {
    return new Pane(new PrintStream(bytes, true, StandardCharsets.UTF_8), width != Pane.UNBOUNDED, false, width);
  }
}
