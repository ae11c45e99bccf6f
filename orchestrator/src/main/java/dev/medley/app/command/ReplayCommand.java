package dev.medley.app.command;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.plugin.Kind;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Terminal;
import dev.medley.study.Replay;
import dev.medley.study.StudyRunner;
import jakarta.inject.Inject;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `medley replay`: proposes a study's trials again from its record, and says whether they agree.
@Command(name = "replay", description = "Propose a study's trials again from its record, and say whether they agree. Trains nothing.")
final class ReplayCommand implements Runnable {

  private static final String EXECUTOR = "local";

  private final StoreAccess stores;
  private final InstalledPlugins plugins;
  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Inject
  ReplayCommand(StoreAccess stores, InstalledPlugins plugins, Environment environment, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.plugins = plugins;
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var replay = replayed();
    boolean agree = replay.differences().isEmpty();
    if (options.json()) {
      Json.object().put("study", study).put("trials", replay.trials()).put("agree", agree).print(terminal.out());
    } else if (agree) {
      terminal.out().line("All trials (" + replay.trials() + ") of " + study + " are proposed again as they were.");
    }
    if (!agree) {
      throw new MedleyException(replay.differences().stream().map(number -> Problem.maybe("MED-720",
          "The trial (" + number + ") of study (" + study + ") is not what its search proposes from the trials before it.",
          "another version of Medley proposed it, or the record was changed: `medley show " + study + " " + number + "` says which"))
          .toList());
    }
  }

  private Replay replayed() {
    var executor = plugins.get().find(Kind.EXECUTOR, EXECUTOR).factory().apply(new Settings("executor." + EXECUTOR, Map.of()));
    try (var store = stores.openToRead()) {
      return new StudyRunner(plugins.get(), store, executor, environment.version(), () -> false).replay(study);
    }
  }
}
