package dev.medley.app.command;

import dev.medley.plugin.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The project that `medley plugins new` writes: a POM, a component of its kind that works, its registration, and a test.
///
/// @param kind        one of [#KINDS]
/// @param name        as search spaces will call it
/// @param packageName of its classes
/// @param version     of Medley
record PluginTemplate(String kind, String name, String packageName, String version) {

  static final List<String> KINDS = List.of("task", "encoder", "sharing", "sampler", "loss", "term");

  /// Writes the project.
  ///
  /// @return the files, in the order in which they are best read
  List<Path> write(Path folder) throws IOException {
    var written = new ArrayList<Path>();
    for (var file : files().entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, file.getValue());
      written.add(path);
    }
    return written;
  }

  /// What is written, by path.
  Map<String, String> files() {
    var type = typeName();
    var code = "java/" + packageName.replace('.', '/') + "/";
    var files = new LinkedHashMap<String, String>();
    files.put("README.md", filled("README.md"));
    files.put("pom.xml", filled("pom.xml"));
    files.put("src/main/" + code + type + ".java", filled(kind + ".java"));
    files.put("src/main/" + code + type + "Plugin.java", filled("Provider.java"));
    files.put("src/main/resources/META-INF/services/dev.medley.api.plugin.ComponentProvider", packageName + "." + type + "Plugin\n");
    files.put("src/test/" + code + type + "Test.java", filled(kind + "Test.java"));
    return files;
  }

  /// `my-loss` as a class: `MyLoss`.
  private String typeName() {
    return Arrays.stream(name.split("-")).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private String filled(String template) {
    return read(template).replace("@name@", name).replace("@kind@", kind).replace("@KIND@", kind.toUpperCase(java.util.Locale.ROOT))
        .replace("@type@", typeName())
        .replace("@package@", packageName).replace("@version@", version).replace("@requires@", Api.VERSION.replaceFirst("\\.\\d+$", ""));
  }

  private static String read(String template) {
    try (var content = PluginTemplate.class.getResourceAsStream("template/" + template + ".txt")) {
      return new String(Objects.requireNonNull(content, template).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
