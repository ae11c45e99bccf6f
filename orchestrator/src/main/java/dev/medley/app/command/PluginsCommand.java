package dev.medley.app.command;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;

/// `medley plugins`: what is installed. Alone, it lists.
@Command(name = "plugins", description = "List, check, show and begin plugins.", subcommands = {PluginsListCommand.class,
  PluginsCheckCommand.class, PluginsShowCommand.class, PluginsNewCommand.class})
final class PluginsCommand implements Runnable {

  private final PluginsListCommand list;

  @Inject
  PluginsCommand(PluginsListCommand list) {
    this.list = list;
  }

  @Override
  public void run() {
    list.run();
  }
}
