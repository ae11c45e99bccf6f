package dev.medley.study;

import dev.medley.plugin.Plugins;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// Which plugins are installed, in which versions.
final class Versions {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Versions() {}

  /// As a JSON object.
  static String of(Plugins plugins) {
    var versions = new TreeMap<String, String>();
    plugins.components().forEach(c -> versions.put(c.origin().id(), c.origin().version()));
    return JSON.writeValueAsString(versions);
  }
}
