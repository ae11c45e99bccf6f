package dev.medley.app.command;

import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Terminal;
import dev.medley.plugin.Plugins;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plugins of this process, loaded when a command first asks for them.
@Singleton
public final class InstalledPlugins implements AutoCloseable {

  private final MedleyCommand options;
  private final Environment environment;
  private final Provider<BuiltIn> builtIn;
  private final Terminal terminal;
  private @Nullable Plugins loaded;

  @Inject
  InstalledPlugins(MedleyCommand options, Environment environment, Provider<BuiltIn> builtIn, Terminal terminal) {
    this.options = options;
    this.environment = environment;
    this.builtIn = builtIn;
    this.terminal = terminal;
  }

  /// For commands that use plugins: says on standard error if some failed to load.
  Plugins get() {
    boolean first = loaded == null;
    var plugins = quietly();
    if (first && !plugins.problems().isEmpty()) {
      terminal.problems(plugins.problems());
      terminal.err().line(Numbers.count(plugins.problems().size(), "problem") + " with plugins; the others work.");
    }
    return plugins;
  }

  /// For commands that show the problems themselves.
  Plugins quietly() {
    var plugins = loaded;
    if (plugins == null) {
      var own = builtIn.get();
      loaded = plugins = Plugins.load(directories(), own.components(), own.optimizers(), own.searches());
    }
    return plugins;
  }

  /// The distribution's and the working directory's where they are there, then those that the user named.
  List<Path> directories() {
    var directories = new ArrayList<Path>();
    for (var usual : List.of(environment.home().resolve("plugins"), environment.directory().resolve("plugins")))
      if (Files.isDirectory(usual)) directories.add(usual);
    options.plugins().forEach(named -> directories.add(environment.path(named)));
    return directories;
  }

  @Override
  public void close() {
    if (loaded != null) loaded.close();
  }
}
