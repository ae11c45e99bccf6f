package dev.medley.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.medley.app.command.Environment;
import dev.medley.app.command.InstalledPlugins;
import dev.medley.app.command.MedleyCommand;
import dev.medley.app.terminal.Pane;
import dev.medley.app.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Starts Medley.
public final class Main {

  private static final int WIDEST_HELP = 120;
  private static final int USUAL_WIDTH = 100;

  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    var variables = System.getenv();
    var here = Path.of("").toAbsolutePath();
    var home = Path.of(System.getProperty("medley.home", here.toString()));
    Logs.writeTo(Logs.file(variables));
    var environment = new Environment(here, home, variables, System.in, InstantSource.system(), version());
    System.exit(run(arguments, Terminal.ofThisProcess(variables), environment));
  }

  /// Runs one command.
  ///
  /// @return 0 if it did what it should, 1 if it failed while running, 2 if the user's input is wrong
  static int run(String[] arguments, Terminal terminal, Environment environment) {
    // A command line lives too short for generated code to pay.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    var injector = Guice.createInjector(new AppModule(terminal, environment));
    try (var _ = injector.getInstance(InstalledPlugins.class)) {
      return execute(arguments, terminal, injector);
    }
  }

  private static int execute(String[] arguments, Terminal terminal, Injector injector) {
    var failures = injector.getInstance(Failures.class);
    try {
      return commandLine(terminal, injector, failures).execute(arguments);
    } catch (Error e) {
      return failures.unexpected(e);
    }
  }

  private static CommandLine commandLine(Terminal terminal, Injector injector, Failures failures) {
    var usual = CommandLine.defaultFactory();
    var line = new CommandLine(MedleyCommand.class, new CommandLine.IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        // Commands are wired; lists and the like, which the parser fills, are not.
        return type.getPackageName().startsWith("dev.medley.") ? injector.getInstance(type) : usual.create(type);
      }
    });
    return line.setOut(writer(terminal.out())).setErr(writer(terminal.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.out().colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(
            Math.min(WIDEST_HELP, terminal.out().width() == Pane.UNBOUNDED ? USUAL_WIDTH : Math.max(terminal.out().width(), 55)))
        .setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
  }

  private static PrintWriter writer(Pane pane) {
    return new PrintWriter(new OutputStreamWriter(pane.stream(), StandardCharsets.UTF_8), true);
  }

  private static String version() {
    var properties = new Properties();
    try (InputStream content = Main.class.getResourceAsStream("medley.properties")) {
      properties.load(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
