package dev.medley.app.command;

import dev.medley.plugin.PluginJar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Plugins as `medley plugins new` begins them, compiled and packed.
public final class TemplateJars {

  private TemplateJars() {}

  /// Packs the plugin of a kind under a name.
  public static void write(String kind, String name, Path directory) {
    var template = new PluginTemplate(kind, name, "com.example." + name.replace("-", ""), "0.1.0");
    var jar = PluginJar.of(name).classes(PluginJar.compile(sources(template, "src/main/java/")));
    template.files().forEach((path, content) -> {
      if (path.startsWith("src/main/resources/")) jar.services(content.strip());
    });
    jar.write(directory, name + ".jar");
  }

  /// The sources below a folder of the project, by class name.
  static Map<String, String> sources(PluginTemplate template, String folder) {
    var sources = new LinkedHashMap<String, String>();
    template.files().forEach((path, content) -> {
      if (path.startsWith(folder)) sources.put(path.substring(folder.length()).replace(".java", "").replace('/', '.'), content);
    });
    return sources;
  }
}
