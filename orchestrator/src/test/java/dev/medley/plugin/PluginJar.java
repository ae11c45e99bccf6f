package dev.medley.plugin;

import dev.medley.api.plugin.Component;
import dev.medley.testkit.contract.TaskContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.annotation.Testable;
import org.opentest4j.TestAbortedException;

/// Builds real plugin jars: compiles their sources and packs them, whole or broken as a test needs it.
public final class PluginJar {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, String> manifest = new LinkedHashMap<>();

  private PluginJar() {}

  public static PluginJar empty() {
    return new PluginJar();
  }

  /// A jar with the manifest that the plugin parent writes.
  public static PluginJar of(String id) {
    return empty().manifest("Plugin-Id", id).manifest("Plugin-Version", "1.2.3").manifest("Plugin-Requires", "0.1");
  }

  /// A whole plugin with one provider, whose `components()` is given as Java source.
  public static PluginJar providing(String id, String components) {
    return of(id).provider("sample.Provider", components);
  }

  public PluginJar manifest(String name, String value) {
    manifest.put(name, value);
    return this;
  }

  public PluginJar without(String name) {
    manifest.remove(name);
    return this;
  }

  /// A provider class together with its line in the services file.
  public PluginJar provider(String name, String components) {
    return source(name, providerSource(name, components)).services(name);
  }

  public PluginJar services(String text) {
    return entry(Api.SERVICES, text + "\n");
  }

  public PluginJar entry(String path, String text) {
    entries.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// Compiles a class against the api and adds it.
  public PluginJar source(String name, String source) {
    entries.putAll(compile(Map.of(name, source)));
    return this;
  }

  public PluginJar classes(Map<String, byte[]> classes) {
    entries.putAll(classes);
    return this;
  }

  public PluginJar withoutEntry(String path) {
    if (entries.remove(path) == null) throw new IllegalArgumentException("There is no " + path + " among " + entries.keySet());
    return this;
  }

  public Path write(Path directory, String fileName) {
    return write(directory, fileName, "");
  }

  /// As a zip: classes and manifest below `classes/`.
  public Path zip(Path directory, String fileName) {
    return write(directory, fileName, "classes/");
  }

  private Path write(Path directory, String fileName, String prefix) {
    var file = directory.resolve(fileName);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      if (!manifest.isEmpty()) put(zip, prefix + "META-INF/MANIFEST.MF", manifestText().getBytes(StandardCharsets.UTF_8));
      for (var entry : entries.entrySet())
        put(zip, (entry.getKey().startsWith("lib/") || entry.getKey().startsWith("..") ? "" : prefix) + entry.getKey(), entry.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private String manifestText() {
    var text = new StringBuilder("Manifest-Version: 1.0\n");
    manifest.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.append('\n').toString();
  }

  private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(content);
    zip.closeEntry();
  }

  private static String providerSource(String name, String components) {
    int dot = name.lastIndexOf('.');
    return """
        package %s;
        import dev.medley.api.loss.*;
        import dev.medley.api.parameter.*;
        import dev.medley.api.plugin.*;
        import java.util.*;
        public final class %s implements ComponentProvider {
          @Override public List<Component<?>> components() { %s }
          static Component<?> loss(String name) {
            return Component.of(Kind.LOSS, name, "Weighs every task alike.", s -> (LossWeighting) context -> (step, losses) -> losses.toArray());
          }
        }
        """
        .formatted(name.substring(0, dot), name.substring(dot + 1), components);
  }

  /// Compiles sources, by class name, against the api; gives class files by their path in a jar.
  public static Map<String, byte[]> compile(Map<String, String> sources) {
    return compile(sources, Component.class, NullMarked.class);
  }

  /// The same with what tests need besides.
  public static Map<String, byte[]> compileWithTestKit(Map<String, String> sources) {
    return compile(sources, Component.class, NullMarked.class, TaskContract.class, Test.class, ParameterizedTest.class, Testable.class,
        Assertions.class, API.class, TestAbortedException.class);
  }

  private static Map<String, byte[]> compile(Map<String, String> sources, Class<?>... libraries) {
    try {
      var output = Files.createTempDirectory("medley-classes-");
      var messages = new java.io.StringWriter();
      var units = sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
      var options = List.of("-d", output.toString(), "-proc:none", "-classpath", Stream.of(libraries)
          .map(PluginJar::location).reduce((a, b) -> a + java.io.File.pathSeparator + b).orElseThrow());
      boolean compiled = ToolProvider.getSystemJavaCompiler().getTask(messages, null, null, options, null, units).call();
      if (!compiled) throw new IllegalArgumentException(messages.toString());
      var classes = new LinkedHashMap<String, byte[]>();
      try (var files = Files.walk(output)) {
        for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          if (Files.isRegularFile(file)) classes.put(output.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
          Files.delete(file);
        }
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
