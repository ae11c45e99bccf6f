package dev.medley.app;

import dev.medley.api.error.InputException;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.app.command.Environment;
import dev.medley.app.command.MedleyCommand;
import dev.medley.app.command.OutputClosedException;
import dev.medley.app.terminal.Terminal;
import dev.medley.store.StoreException;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what a command throws into words and an exit code.
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;
  private static final int INTERRUPTED = 130;
  /// As of a process that a closed pipe ends.
  private static final int OUTPUT_CLOSED = 141;

  private final Terminal terminal;
  private final Environment environment;
  private final MedleyCommand options;

  @Inject
  Failures(Terminal terminal, Environment environment, MedleyCommand options) {
    this.terminal = terminal;
    this.environment = environment;
    this.options = options;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty())
      terminal.problem(unknown(unmatched.getUnmatched().getFirst(), command, e.getCommandLine()));
    else
      terminal.problem(new Problem("MED-241", "The command line (" + String.join(" ", arguments) + ") of `" + command
          + "` is not complete or not valid: " + sentence(message(e)), help(command)));
    return WRONG_INPUT;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    return switch (e) {
      case ParameterException wrong -> handleParseException(wrong, parsed.originalArgs().toArray(String[]::new));
      case MedleyException told -> {
        terminal.problems(told.problems());
        showTrace(e);
        yield told instanceof InputException ? WRONG_INPUT : FAILED;
      }
      case StoreException store -> {
        terminal.problem(problem(store));
        showTrace(e);
        yield store.error().input() ? WRONG_INPUT : FAILED;
      }
      case OutputClosedException _ -> OUTPUT_CLOSED;
      case InterruptedException _ -> INTERRUPTED;
      case CancellationException _ -> INTERRUPTED;
      default -> unexpected(e);
    };
  }

  /// A fault of Medley itself, or of a plugin.
  int unexpected(Throwable e) {
    LoggerFactory.getLogger(Failures.class).error("A command failed", e);
    var what = e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage().lines().findFirst().orElse("");
    terminal.problem(Problem.maybe("MED-242", "The command failed in a way that is not the user's fault: " + sentence(what),
        "the log says where: " + Logs.file(environment.variables())));
    showTrace(e);
    return FAILED;
  }

  private void showTrace(Throwable e) {
    if (!options.stacktrace()) return;
    var trace = new StringWriter();
    try (var writer = new PrintWriter(trace)) {
      e.printStackTrace(writer);
    }
    terminal.err().line(trace.toString().stripTrailing());
  }

  private static Problem unknown(String argument, String command, CommandLine line) {
    var known = new ArrayList<String>();
    line.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
    known.addAll(line.getSubcommands().keySet());
    var word = argument.replaceFirst("=.*", "");
    return Problem.didYouMean("MED-240", "The argument (" + argument + ") of `" + command + "` is not known.", word, known, help(command));
  }

  private static Problem problem(StoreException e) {
    var lines = message(e).lines().toList();
    return new Problem(e.error().id(), lines.getFirst().substring(e.error().id().length() + 1),
        String.join("\n", lines.subList(1, lines.size())));
  }

  private static String help(String command) {
    return "`" + command + " --help` says what it takes.";
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
