package dev.medley.app.command;

import dev.medley.plugin.Api;
import jakarta.inject.Inject;
import picocli.CommandLine.IVersionProvider;

/// What `medley --version` says.
final class VersionProvider implements IVersionProvider {

  private final Environment environment;

  @Inject
  VersionProvider(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String[] getVersion() {
    return new String[]{"Medley " + environment.version() + " (api " + Api.VERSION + ")"};
  }
}
