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
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// An author's plugin, the guide's or that of `medley plugins new`: compiled against the api that ships, dropped into `plugins/`, and there.
@DisabledOnOs(OS.WINDOWS)
final class PluginJarIT {

  private static final Path GUIDE = Path.of("..", "docs", "writing-a-plugin.md");

  /// A file of the guide: its path alone on a line, then what it holds.
  private static final Pattern FILE = Pattern.compile("^`([\\w./-]+)`:\\n\\n```\\w*\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir
  private Path directory;

  private Medley medley = new Medley(Path.of(""));

  @BeforeEach
  void makeAFolderForPlugins() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    Files.createDirectories(directory.resolve("plugins"));
  }

  @Test
  void thatOfTheGuideIsListedAndRunsWithoutARebuild() throws Exception {
    writeFilesOfTheGuide();
    jar(directory.resolve("acme-extras"), directory.resolve("plugins").resolve("acme-extras-1.0.0.jar"), "acme-extras");
    assertThat(medley.run("plugins", "list").done().out()).contains("acme-extras", "roman");
    assertThat(medley.run("plugins", "check").done().out()).contains("ok  acme-extras 1.0.0 (acme-extras-1.0.0.jar): 1 task, 1 loss");
    assertThat(medley.run("plugins", "show", "roman").done().out()).contains("largest");
    medley.write("small.yaml", SmallStudy.SPACE.replace("tasks:\n", "tasks:\n  - roman\n").replace("pcgrad", "random"));
    var events = medley.run("run", "small.yaml", "--trials", "2", "--steps", "2", "--json").done().objects();
    assertThat(events.stream().filter(e -> e.get("event").asString().equals("figure")).map(e -> e.get("task").asString()).distinct())
        .contains("roman", "topic");
  }

  @Test
  void aBrokenJarIsNamedAndTheOthersWork() throws Exception {
    medley.run("plugins", "new", "task", "even-numbers").done();
    jar(directory.resolve("even-numbers"), directory.resolve("plugins").resolve("even-numbers-1.0.0.jar"), "even-numbers");
    Files.writeString(directory.resolve("plugins").resolve("cut-short.jar"), "PK");
    jar(directory.resolve("even-numbers"), directory.resolve("plugins").resolve("twin.jar"), "twin");
    var checked = medley.run("plugins", "check").with(2);
    assertThat(checked.err()).contains("MED-051 The archive (cut-short.jar) of a plugin cannot be read", "MED-062", "twin.jar");
    assertThat(checked.out()).contains("ok  even-numbers 1.0.0", "ok  tasks-english", "ok  loss-surgery");
    var listed = medley.run("plugins", "list").done();
    assertThat(listed.out()).contains("even-numbers", "pcgrad");
    assertThat(listed.err()).contains("problems with plugins");
    medley.write("space.yaml", "tasks: [even-numbers]\nbudget: {trials: 1, steps: 1}\n");
    assertThat(medley.run("check", "space.yaml").done().out()).contains("even-numbers");
  }

  private void writeFilesOfTheGuide() throws IOException {
    for (var file : FILE.matcher(Files.readString(GUIDE)).results().toList()) {
      var path = directory.resolve(file.group(1));
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, file.group(2));
    }
  }

  /// What `mvn package` makes of the project.
  private static void jar(Path project, Path jar, String id) throws IOException {
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
