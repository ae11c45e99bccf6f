package dev.medley.api.plugin;

import java.util.List;

/// The one registration of a plugin's jar: its class is named in `META-INF/services/dev.medley.api.plugin.ComponentProvider`, and has a public constructor without arguments.
public interface ComponentProvider {

  /// Everything that the plugin provides; at least one component, each named once within its kind.
  List<Component<?>> components();
}
