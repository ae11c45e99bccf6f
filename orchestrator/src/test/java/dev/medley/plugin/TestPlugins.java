package dev.medley.plugin;

import java.nio.file.Path;
import java.util.List;

/// Plugins of directories, without anything of the host's own.
final class TestPlugins {

  private TestPlugins() {}

  static Plugins load(Path... directories) {
    return Plugins.load(List.of(directories), List.of(), List.of(), List.of());
  }
}
