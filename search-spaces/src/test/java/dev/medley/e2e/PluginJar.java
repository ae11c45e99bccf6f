package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/// Makes an author's jar of a project's sources, compiled against the api that ships.
final class PluginJar {

  private PluginJar() {}

  /// What `mvn package` makes of the project.
  static void of(Path project, Path jar, String id) throws IOException {
    var classes = Files.createTempDirectory("medley-classes");
    var sources = project.resolve("src").resolve("main").resolve("java");
    compile(files(sources), classes);
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Plugin-Id", id);
    attributes.putValue("Plugin-Version", "1.0.0");
    attributes.putValue("Plugin-Requires", required(project));
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      add(classes, out);
      add(project.resolve("src").resolve("main").resolve("resources"), out);
    }
  }

  private static String required(Path project) throws IOException {
    var pom = Files.readString(project.resolve("pom.xml"));
    return pom.substring(pom.indexOf("<Plugin-Requires>") + "<Plugin-Requires>".length(), pom.indexOf("</Plugin-Requires>"));
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "Tests run on a JDK");
    var arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", api()));
    sources.forEach(source -> arguments.add(source.toString()));
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).as("compiles against the api alone").isZero();
  }

  private static String api() throws IOException {
    try (var libraries = Files.newDirectoryStream(Medley.DISTRIBUTION.resolve("lib"), "{medley-api,jspecify}-*.jar")) {
      var paths = new ArrayList<String>();
      libraries.forEach(library -> paths.add(library.toString()));
      assertThat(paths).hasSize(2);
      return String.join(java.io.File.pathSeparator, paths);
    }
  }

  private static void add(Path folder, JarOutputStream out) throws IOException {
    for (var file : files(folder)) {
      out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
      Files.copy(file, out);
      out.closeEntry();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
