package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.plugin.Installed;
import jakarta.inject.Inject;
import java.util.List;
import picocli.CommandLine.Command;

/// `medley plugins list`: every component that a search space can name.
@Command(name = "list", description = "List every component that is installed.")
final class PluginsListCommand implements Runnable {

  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Inject
  PluginsListCommand(InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var installed = plugins.quietly();
    if (options.json()) installed.components().forEach(i -> json(i).print(terminal.out()));
    else table(installed.components());
    int problems = installed.problems().size();
    if (problems > 0) terminal.err().line(Numbers.count(problems, "problem") + " with plugins: `medley plugins check` shows them.");
  }

  private void table(List<Installed> components) {
    if (components.isEmpty()) {
      terminal.err().line("No plugin is installed. Looked in: "
          + (plugins.directories().isEmpty() ? "plugins/ here and in the distribution, which are not there" : plugins.directories()));
      return;
    }
    var table = new Table(
        List.of(Column.text("KIND"), Column.text("NAME"), Column.text("PLUGIN").out(), Column.text("WHAT IT DOES").cut()));
    components.forEach(i -> table.add(i.component().kind().singular(), i.component().name(), i.origin().id() + " " + i.origin().version(),
        i.component().summary()));
    table.print(terminal.out());
  }

  static Json json(Installed installed) {
    var component = installed.component();
    var json = Json.object().put("kind", component.kind().singular()).put("name", component.name()).put("summary", component.summary())
        .put("plugin", installed.origin().id())
        .put("version", installed.origin().version()).put("file", installed.origin().file().toString())
        .put("settings", component.settings().stream().map(SettingText::json).toList());
    component.paper().ifPresent(paper -> json.put("paper", paper.citation()).put("url", paper.url()));
    return json;
  }
}
