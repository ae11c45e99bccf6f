package dev.medley.plugin;

import dev.medley.api.plugin.Component;

/// A component and where it comes from.
public record Installed(Component<?> component, Origin origin) {

  /// Such as `loss pcgrad`: what must be unique.
  String key() {
    return component.kind().singular() + " " + component.name();
  }
}
