package dev.medley.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import dev.medley.api.plugin.Kind;
import dev.medley.space.Declaration;
import dev.medley.space.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsTest {

  @TempDir
  private Path plugins;

  @Test
  void aJarDroppedInIsFoundAndWorks() {
    var file = PluginJar.providing("mine", "return List.of(loss(\"alike\").from(\"Doe, Alike, 2020\", \"https://example.org\"));")
        .write(plugins, "mine.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).isEmpty();
      var installed = loaded.installed(Kind.LOSS, "alike");
      assertThat(installed.origin()).isEqualTo(new Origin("mine", "1.2.3", file));
      var loss = (LossWeighting) loaded.find(Kind.LOSS, "alike").factory().apply(new Settings("loss.alike", Map.of()));
      assertThat(loss.getClass().getClassLoader()).isNotSameAs(Plugins.class.getClassLoader());
      var session = loss.start(new LossContext(List.of("a", "b"), List.of(2, 2), 1, new Random(1)));
      assertThat(session.weights(0, TaskLosses.of(1, 2))).containsExactly(1, 2);
    }
  }

  @Test
  void aZipIsUnpackedWithItsLibrariesAndCleanedUp() throws IOException {
    var classes = PluginJar.compile(Map.of("library.Names",
        "package library; public class Names { public static String name() { return \"from-library\"; } }",
        "sample.Provider",
        """
            package sample;
            import dev.medley.api.loss.*;
            import dev.medley.api.plugin.*;
            import java.util.*;
            public final class Provider implements ComponentProvider {
              @Override public List<Component<?>> components() {
                return List.of(Component.of(Kind.LOSS, library.Names.name(), "Named by a library.", s -> (LossWeighting) c -> (step, losses) -> losses.toArray()));
              }
            }
            """));
    var library = PluginJar.empty().classes(Map.of("library/Names.class", classes.remove("library/Names.class"))).write(plugins,
        "library.tmp");
    PluginJar.of("zipped").classes(classes).services("sample.Provider").classes(Map.of("lib/library.jar", Files.readAllBytes(library)))
        .zip(plugins, "zipped.zip");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.components()).extracting(i -> i.component().name()).containsExactly("from-library");
    }
  }

  @Test
  void everyPluginHasItsOwnClasses() {
    PluginJar.of("one").provider("sample.Provider", "return List.of(loss(\"one\"));").write(plugins, "one.jar");
    PluginJar.of("two").provider("sample.Provider", "return List.of(loss(\"two\"));").write(plugins, "two.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.components(Kind.LOSS)).extracting(i -> i.component().name()).containsExactly("one", "two");
    }
  }

  @Test
  void librariesOfTheHostAreOutOfReach() {
    PluginJar.providing("nosy", """
        try { return List.of(loss(Class.forName("org.pf4j.Plugin").getSimpleName())); }
        catch (ClassNotFoundException e) { return List.of(loss("nothing-seen")); }""").write(plugins, "nosy.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.components()).extracting(i -> i.component().name()).containsExactly("nothing-seen");
    }
  }

  @Test
  void whatIsNotInstalledIsNamedWithItsNeighbours() {
    PluginJar.providing("mine", "return List.of(loss(\"pcgrad\"), loss(\"graddrop\"));").write(plugins, "mine.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThatThrownBy(() -> loaded.find(Kind.LOSS, "pcgrd")).isInstanceOf(InputException.class).hasMessage("""
          MED-069 The loss (pcgrd) is not installed.
          Did you mean: pcgrad?""");
      assertThatThrownBy(() -> loaded.find(Kind.SHARING, "hard")).isInstanceOf(InputException.class).hasMessage("""
          MED-069 The sharing (hard) is not installed.
          `medley plugins list` shows what is, and `medley plugins check` what failed to load.""");
    }
  }

  @Test
  void theCatalogueIsAlphabetical() {
    PluginJar.providing("mine", "return List.of(loss(\"b\").with(Setting.flag(\"on\", true, \"Whether.\")), loss(\"a\"));").write(plugins,
        "mine.jar");
    var adam = new Declaration("adam", "Adam.", List.of());
    var sgd = new Declaration("sgd", "SGD.", List.of());
    var random = new Declaration("random", "At random.", List.of());
    try (var loaded = Plugins.load(List.of(plugins), List.of(), List.of(sgd, adam), List.of(random))) {
      assertThat(loaded.declarations(Section.LOSS)).extracting(Declaration::name).containsExactly("a", "b");
      assertThat(loaded.declarations(Section.LOSS).getLast().settings()).hasSize(1);
      assertThat(loaded.declarations(Section.OPTIMIZER)).containsExactly(adam, sgd);
      assertThat(loaded.searches()).containsExactly(random);
      assertThat(loaded.tasks()).isEmpty();
    }
  }

  @Test
  void oneFileReachedTwiceIsLoadedOnce() throws IOException {
    PluginJar.providing("mine", "return List.of(loss(\"mine\"));").write(plugins, "mine.jar");
    var link = Files.createSymbolicLink(plugins.resolveSibling(plugins.getFileName() + "-link"), plugins);
    try (var loaded = TestPlugins.load(plugins, link)) {
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.components()).hasSize(1);
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void filesThatAreNoPluginsAreLeftAlone() throws IOException {
    Files.writeString(plugins.resolve("README.md"), "Drop plugins in here.");
    Files.createDirectory(plugins.resolve("folder.jar"));
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.components()).isEmpty();
    }
  }
}
