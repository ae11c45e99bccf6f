package dev.medley.app.command;

import dev.medley.api.parameter.Setting;
import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.plugin.Installed;
import dev.medley.space.BuiltIn;
import jakarta.inject.Inject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `medley plugins show`: what can be set about a component, and where it comes from.
@Command(name = "show", description = "Show what a component does and what can be set about it.")
final class PluginsShowCommand implements Runnable {

  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "The component's name, such as pcgrad.")
  private String name = "";

  @Inject
  PluginsShowCommand(InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var builtIn = BuiltIn.all(plugins.get()).stream().filter(b -> b.declaration().name().equals(name)).toList();
    builtIn.forEach(this::show);
    if (!builtIn.isEmpty() && !plugins.get().has(name)) return;
    var named = plugins.get().named(name);
    for (int i = 0; i < named.size(); i++) {
      if (!options.json() && i > 0) terminal.out().line("");
      if (options.json()) PluginsListCommand.json(named.get(i)).print(terminal.out());
      else show(named.get(i));
    }
  }

  private void show(Installed installed) {
    var out = terminal.out();
    var component = installed.component();
    out.line(out.paint(Style.BOLD, component.kind().singular() + " " + component.name()));
    out.line(component.summary());
    out.line("");
    out.line("Plugin  " + installed.origin().id() + " " + installed.origin().version() + " (" + installed.origin().fileName() + ")");
    component.paper().ifPresent(paper -> {
      out.line("Paper   " + paper.citation());
      out.line("        " + paper.url());
    });
    settings(component.settings());
  }

  /// What no plugin brings.
  private void show(BuiltIn builtIn) {
    var declaration = builtIn.declaration();
    if (options.json()) {
      Json.object().put("kind", builtIn.kind()).put("name", declaration.name()).put("summary", declaration.summary())
          .put("plugin", "medley")
          .put("settings", declaration.settings().stream().map(SettingText::json).toList()).print(terminal.out());
      return;
    }
    terminal.out().line(terminal.out().paint(Style.BOLD, builtIn.kind() + " " + declaration.name()));
    terminal.out().line(declaration.summary());
    settings(declaration.settings());
  }

  private void settings(List<Setting> settings) {
    var out = terminal.out();
    if (settings.isEmpty()) {
      out.line("There is nothing to set about it.");
      return;
    }
    out.line("");
    var table = new Table(List.of(Column.text("SETTING"), Column.text("TYPE"), Column.text("RANGE").cut(), Column.text("DEFAULT"),
        Column.text("MEANING").cut()));
    for (var setting : settings) {
      var text = SettingText.of(setting);
      table.add(setting.name(), text.type(), text.range(), text.byDefault(), setting.summary());
    }
    table.print(out);
  }
}
