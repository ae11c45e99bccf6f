package dev.medley.app.command;

import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Terminal;
import dev.medley.space.SpacePrinter;
import dev.medley.space.Transfer;
import dev.medley.study.StudyRunner;
import jakarta.inject.Inject;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `medley check`: is a search space right, what does it leave to defaults, and what would it cost?
@Command(name = "check", description = "Check a search space; print it with every default, and what it would cost.")
final class CheckCommand implements Runnable {

  private final SpaceFile spaces;
  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "SPACE.yaml", description = "The search space.")
  private String file = "";

  @Inject
  CheckCommand(SpaceFile spaces, InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.spaces = spaces;
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var study = spaces.read(file);
    StudyRunner.check(study, plugins.get());
    var cost = Cost.of(study, StudyRunner.baselines(study, plugins.get()), RunCommand.USUAL_COHORT);
    if (options.json()) {
      Json.object().put("study", study.study()).put("tasks", study.tasks().stream().map(t -> t.name()).toList())
          .put("parameters", study.space().parameters().stream().map(p -> p.path()).toList())
          .put("trials", cost.trials()).put("baselines", cost.baselines()).put("steps", cost.steps()).put("examples", cost.examples())
          .put("space", SpacePrinter.print(study))
          .print(terminal.out());
    } else {
      terminal.out().line(SpacePrinter.print(study).stripTrailing());
      cost.lines().forEach(line -> terminal.out().line("# " + line));
      Cost.population(study).ifPresent(line -> terminal.out().line("# " + line));
      Cost.robustness(study).ifPresent(line -> terminal.out().line("# " + line));
      begins(study.transfer()).ifPresent(line -> terminal.out().line("# " + line));
    }
  }

  private static Optional<String> begins(Transfer transfer) {
    return switch (transfer) {
      case Transfer.None _ -> Optional.empty();
      case Transfer.MostAlike _ -> Optional.of("begins with what won in the studies of the store that are most like it");
      case Transfer.Named(var studies) -> Optional.of("begins with what won in " + String.join(", ", studies));
    };
  }
}
