package dev.medley.app.command;

import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Terminal;
import dev.medley.study.Exporter;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley export`: a model that predicts without its study.
@Command(name = "export", description = "Write a trial's model into a folder, from which it predicts without the study.")
final class ExportCommand implements Runnable {

  private final StoreAccess stores;
  private final InstalledPlugins plugins;
  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Option(names = "--trial", paramLabel = "N", description = "The trial's number; the best otherwise.")
  private @Nullable Integer trial;

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "A new or empty folder.")
  private String target = "";

  @Inject
  ExportCommand(StoreAccess stores, InstalledPlugins plugins, Environment environment, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.plugins = plugins;
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var folder = environment.path(target);
    int exported;
    try (var store = stores.openToRead()) {
      store.study(study);
      exported = new Exporter(plugins.get(), store, environment.version()).export(study,
          trial == null ? OptionalInt.empty() : OptionalInt.of(trial), folder);
    }
    if (options.json()) Json.object().put("study", study).put("trial", exported).put("folder", folder.toString()).print(terminal.out());
    else
      terminal.out()
          .line("Trial " + exported + " of " + study + " is in " + target + ": medley predict " + target + " --task TASK < lines");
  }
}
