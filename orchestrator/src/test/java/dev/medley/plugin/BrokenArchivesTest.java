package dev.medley.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every way in which a plugin's file can be broken has its own words and leaves the plugin beside it working.
final class BrokenArchivesTest extends BesideAGoodPlugin {

  @Test
  void notAnArchive() throws IOException {
    Files.writeString(plugins.resolve("notes.jar"), "not a jar at all, only a name");
    problem("""
        MED-051 The archive (notes.jar) of a plugin cannot be read: zip END header not found.
        Maybe its copy or download was cut short; fetch it again.""");
  }

  @Test
  void emptyFile() throws IOException {
    Files.createFile(plugins.resolve("empty.jar"));
    problem("""
        MED-051 The archive (empty.jar) of a plugin cannot be read: zip file is empty.
        Maybe its copy or download was cut short; fetch it again.""");
  }

  @Test
  void truncated() throws IOException {
    var jar = PluginJar.providing("cut", ONE_LOSS).write(plugins, "cut.jar");
    Files.write(jar, java.util.Arrays.copyOf(Files.readAllBytes(jar), 700));
    problem("""
        MED-051 The archive (cut.jar) of a plugin cannot be read: zip END header not found.
        Maybe its copy or download was cut short; fetch it again.""");
  }

  @Test
  void zipThatEscapes() {
    PluginJar.providing("escape", ONE_LOSS).entry("../../escaped.txt", "gotcha").zip(plugins, "escape.zip");
    problem("""
        MED-052 The entry (../../escaped.txt) of plugin (escape.zip) leads out of its folder.
        Maybe the archive is not what it seems; nothing of it was unpacked.""");
    assertThat(plugins.getParent().getParent().resolve("escaped.txt")).doesNotExist();
  }

  @Test
  void jarThatEscapes() {
    PluginJar.providing("escape", ONE_LOSS).entry("lib\\..\\..\\escaped.txt", "gotcha").write(plugins, "escape.jar");
    problem("""
        MED-052 The entry (lib\\..\\..\\escaped.txt) of plugin (escape.jar) leads out of its folder.
        Maybe the archive is not what it seems; nothing of it was unpacked.""");
  }

  @Test
  void noManifest() {
    PluginJar.empty().provider("sample.Provider", ONE_LOSS).write(plugins, "plain.jar");
    problem("""
        MED-053 The manifest of plugin (plain.jar) has no Plugin-Id.
        Maybe it was not built with the parent dev.medley:medley-plugins, which writes one.""");
  }

  @Test
  void noVersion() {
    PluginJar.providing("old", ONE_LOSS).manifest("Plugin-Version", "latest").write(plugins, "old.jar");
    problem("""
        MED-054 The Plugin-Version (latest) of plugin (old.jar) must be a semantic version.
        Maybe write it as 1.2.3 or 1.2.3-SNAPSHOT.""");
  }

  @Test
  void wrongApi() {
    PluginJar.providing("future", ONE_LOSS).manifest("Plugin-Requires", ">=9.0.0").write(plugins, "future.jar");
    problem("""
        MED-055 The Plugin-Requires (>=9.0.0) of plugin (future.jar) does not admit the api (0.1.0) of this Medley.
        Maybe a version of the plugin for api 0.1.0 exists; its manifest then says `Plugin-Requires: 0.1`.""");
  }

  @Test
  void noApiAskedFor() {
    PluginJar.providing("future", ONE_LOSS).without("Plugin-Requires").write(plugins, "future.jar");
    problem("""
        MED-055 The Plugin-Requires () of plugin (future.jar) does not admit the api (0.1.0) of this Medley.
        Maybe a version of the plugin for api 0.1.0 exists; its manifest then says `Plugin-Requires: 0.1`.""");
  }

  @Test
  void noServicesFile() {
    PluginJar.providing("silent", ONE_LOSS).withoutEntry(Api.SERVICES).write(plugins, "silent.jar");
    problem(
        """
            MED-056 The services file (META-INF/services/dev.medley.api.plugin.ComponentProvider) of plugin (silent.jar) is missing or empty, so it registers nothing.
            Maybe add it with one line, the name of the class that implements ComponentProvider.""");
  }

  @Test
  void servicesFileOfCommentsOnly() {
    PluginJar.providing("silent", ONE_LOSS).services("# sample.Provider").write(plugins, "silent.jar");
    problem(
        """
            MED-056 The services file (META-INF/services/dev.medley.api.plugin.ComponentProvider) of plugin (silent.jar) is missing or empty, so it registers nothing.
            Maybe add it with one line, the name of the class that implements ComponentProvider.""");
  }

  @Test
  void duplicateId() {
    PluginJar.providing("good", "return List.of(loss(\"other\"));").write(plugins, "good-2.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).extracting(Object::toString).containsExactly("""
          MED-063 The Plugin-Id (good) of plugin (good.jar) is already that of plugin (good-2.jar), which stays.
          Maybe two versions of one plugin are installed; remove one of the files.""");
      assertThat(loaded.components()).extracting(i -> i.component().name()).containsExactly("other");
    }
  }

  @Test
  void bundledApi() {
    PluginJar.providing("bundle", ONE_LOSS).source("dev.medley.api.loss.Mine", "package dev.medley.api.loss; public interface Mine {}")
        .write(plugins, "bundle.jar");
    problem("""
        MED-064 The class (dev/medley/api/loss/Mine.class) of plugin (bundle.jar) is a copy of Medley's api, which only the host may bring.
        Maybe give the dependency on medley-api the scope `provided`.""");
  }

  @Test
  void bundledApiInALibraryOfAZip() throws IOException {
    var library = PluginJar.empty().source("dev.medley.api.loss.Mine", "package dev.medley.api.loss; public interface Mine {}")
        .write(plugins.getParent(), "inner.jar");
    var zip = PluginJar.providing("bundle", ONE_LOSS).classes(Map.of("lib/inner.jar", Files.readAllBytes(library))).zip(plugins,
        "bundle.zip");
    assertThat(zip).exists();
    problem(
        """
            MED-064 The class (dev/medley/api/loss/Mine.class) of plugin (bundle.zip!/lib/inner.jar) is a copy of Medley's api, which only the host may bring.
            Maybe give the dependency on medley-api the scope `provided`.""");
    Files.delete(library);
  }

  @Test
  void whatPf4jWouldIgnore() {
    PluginJar.providing("legacy", ONE_LOSS).manifest("Plugin-Class", "sample.Activator").write(plugins, "legacy.jar");
    problem(
        """
            MED-067 The Plugin-Class (sample.Activator) of plugin (legacy.jar) would never be honoured: every plugin stands alone and registers by its services file.
            Maybe remove it from the manifest.""");
  }

  @Test
  void everyProblemIsExplained() throws IOException {
    var explained = Files.readString(Path.of("../docs/errors/plugins.md"));
    for (int id = 50; id <= 69; id++) assertThat(explained).contains("## MED-0" + id + " ");
  }

  @Test
  void noSuchDirectory() {
    try (var loaded = Plugins.load(List.of(Path.of("no-such-directory"), plugins), List.of(), List.of(), List.of())) {
      assertThat(loaded.problems()).extracting(Object::toString).containsExactly("""
          MED-050 The plugin directory (no-such-directory) of this run does not exist.
          Maybe it is spelt otherwise, or not built yet.""");
      assertThat(loaded.components()).hasSize(1);
    }
  }

  @Test
  void allAtOnce() throws IOException {
    Files.writeString(plugins.resolve("a.jar"), "nothing");
    PluginJar.providing("b", "return List.of();").write(plugins, "b.jar");
    PluginJar.providing("c", "return List.of(loss(\"c\"));").without("Plugin-Id").write(plugins, "c.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).extracting(p -> p.id()).containsExactly("MED-051", "MED-061", "MED-053");
      assertThat(loaded.components()).hasSize(1);
    }
  }
}
