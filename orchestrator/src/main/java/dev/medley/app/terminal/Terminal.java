package dev.medley.app.terminal;

import dev.medley.api.error.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where the command line writes: answers to `out`, everything else to `err`.
public record Terminal(Pane out, Pane err) {

  private static final int USUAL_WIDTH = 80;

  /// The streams of this process.
  public static Terminal ofThisProcess(Map<String, String> environment) {
    boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
    boolean out = leadsToTerminal(1);
    boolean err = leadsToTerminal(2);
    int width = out || err ? width(environment) : USUAL_WIDTH;
    return new Terminal(pane(System.out, out, colour, width), pane(System.err, err, colour, width));
  }

  /// Tells the problems of an input, one after the other.
  public void problems(List<Problem> problems) {
    problems.forEach(this::problem);
  }

  public void problem(Problem problem) {
    err.line(err.paint(Style.RED, problem.id()) + " " + problem.what());
    if (!problem.hint().isEmpty()) err.line(problem.hint());
  }

  private static Pane pane(PrintStream stream, boolean terminal, boolean colour, int width) {
    var utf8 = new PrintStream(stream, false, StandardCharsets.UTF_8);
    return terminal ? new Pane(utf8, true, colour, width) : Pane.plain(utf8);
  }

  /// Java tells only whether both standard input and output are terminals, so the kernel is asked where it can be.
  @SuppressWarnings("SystemConsoleNull") // the console of java.base, which is the usual one again since 25, may be null
  private static boolean leadsToTerminal(int descriptor) {
    var link = Path.of("/proc/self/fd/" + descriptor);
    try {
      if (Files.isSymbolicLink(link)) {
        var target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
      }
    } catch (IOException unknown) {
      return false;
    }
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private static int width(Map<String, String> environment) {
    var given = environment.getOrDefault("COLUMNS", "");
    if (given.matches("[1-9]\\d{0,3}")) return Integer.parseInt(given);
    try {
      var size = new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile()).redirectErrorStream(true).start();
      try (var output = size.inputReader()) {
        var columns = String.valueOf(output.readLine()).replaceFirst("\\d+ ", "");
        if (columns.matches("[1-9]\\d{0,3}")) return Integer.parseInt(columns);
      }
    } catch (IOException noSuchCommand) {
      return USUAL_WIDTH;
    }
    return USUAL_WIDTH;
  }
}
