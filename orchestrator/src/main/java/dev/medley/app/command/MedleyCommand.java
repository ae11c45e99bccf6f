package dev.medley.app.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root of all commands, and the options that every one of them takes.
@Singleton
@Command(name = "medley", description = "Finds how to train one model on many tasks.", synopsisSubcommandLabel = "COMMAND", subcommands = {
  RunCommand.class, ResumeCommand.class, ReplayCommand.class, LeaderboardCommand.class, StudiesCommand.class, TrialsCommand.class,
  ShowCommand.class,
  QueryCommand.class, PluginsCommand.class,
  CheckCommand.class, RulesCommand.class, AffinitiesCommand.class, ExportCommand.class, PredictCommand.class, EvaluateCommand.class,
  BenchmarkCommand.class,
  DoctorCommand.class}, versionProvider = VersionProvider.class, footer = {"",
    "Exit codes: 0 done, 1 failed while running, 2 the input is wrong (and nothing was written)."})
public final class MedleyCommand implements Runnable {

  @Option(names = "--store", paramLabel = "URL", scope = ScopeType.INHERIT, description = "Where studies are kept: a folder, or a JDBC URL. Otherwise MEDLEY_STORE, or medley-data.")
  private @Nullable String store;

  @Option(names = "--plugins", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "A further folder of plugins. May be given again.")
  private List<String> plugins = new ArrayList<>();

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer with one JSON object a line.")
  private boolean json;

  @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show where an error came from.")
  private boolean stacktrace;

  @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // the parser reads the annotation
  private boolean help;

  @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // the parser reads the annotation
  private boolean version;

  @Spec
  private @Nullable CommandSpec spec;

  private final Environment environment;

  @Inject
  MedleyCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  /// Where the store lies, as the user wrote it.
  public String store() {
    return store != null ? store : environment.variables().getOrDefault("MEDLEY_STORE", environment.path("medley-data").toString());
  }

  public List<String> plugins() {
    return List.copyOf(plugins);
  }

  public boolean json() {
    return json;
  }

  public boolean stacktrace() {
    return stacktrace;
  }
}
