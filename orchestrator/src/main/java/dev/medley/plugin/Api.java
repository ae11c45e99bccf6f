package dev.medley.plugin;

/// The api that this host offers to plugins.
public final class Api {

  /// What a plugin's `Plugin-Requires` is compared with. Changes with the api, not with every release.
  public static final String VERSION = "0.1.0";

  /// What every plugin names in its services file.
  static final String SERVICES = "META-INF/services/dev.medley.api.plugin.ComponentProvider";

  private Api() {}
}
