package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Terminal;
import dev.medley.plugin.Installed;
import dev.medley.plugin.Origin;
import dev.medley.plugin.Plugins;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `medley plugins check`: does every jar register what it says?
@Command(name = "check", description = "Load every plugin and say what is wrong with any.")
final class PluginsCheckCommand implements Runnable {

  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Inject
  PluginsCheckCommand(InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var installed = plugins.quietly();
    byOrigin(installed).forEach((origin, components) -> working(origin, components));
    if (options.json()) {
      installed.problems()
          .forEach(p -> Json.object().put("problem", p.id()).put("what", p.what()).put("hint", p.hint()).print(terminal.out()));
    }
    if (!installed.problems().isEmpty()) throw new InputException(installed.problems());
  }

  private void working(Origin origin, List<Installed> components) {
    if (options.json()) {
      Json.object().put("plugin", origin.id()).put("version", origin.version()).put("file", origin.file().toString())
          .put("components", components.stream().map(i -> i.component().kind().singular() + " " + i.component().name()).toList())
          .print(terminal.out());
    } else {
      var kinds = components.stream()
          .collect(Collectors.groupingBy(i -> i.component().kind().singular(), LinkedHashMap::new, Collectors.counting()));
      var counts = kinds.entrySet().stream()
          .map(e -> e.getKey().equals("loss") && e.getValue() != 1 ? e.getValue() + " losses" : Numbers.count(e.getValue(), e.getKey()))
          .collect(Collectors.joining(", "));
      terminal.out().line(terminal.out().paint(Style.GREEN, "ok") + "  " + origin.id() + " " + origin.version() + " (" + origin.fileName()
          + "): " + counts);
    }
  }

  private static Map<Origin, List<Installed>> byOrigin(Plugins plugins) {
    return plugins.components().stream().filter(i -> !i.origin().builtIn())
        .collect(Collectors.groupingBy(Installed::origin, LinkedHashMap::new, Collectors.toList()));
  }
}
