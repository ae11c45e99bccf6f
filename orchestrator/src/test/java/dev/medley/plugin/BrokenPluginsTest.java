package dev.medley.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way in which a plugin can be broken has its own words and leaves the plugin beside it working.
final class BrokenPluginsTest {

  private static final String ONE_LOSS = "return List.of(loss(\"mine\"));";

  @TempDir
  private Path plugins;

  @BeforeEach
  void aGoodPluginBeside() {
    PluginJar.providing("good", "return List.of(loss(\"good\"));").write(plugins, "good.jar");
  }

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
  void missingClass() {
    PluginJar.providing("renamed", ONE_LOSS).services("sample.Renamed").write(plugins, "renamed.jar");
    problem("""
        MED-057 The provider (sample.Renamed) of plugin (renamed.jar) is not among its classes.
        Maybe the class was renamed or left out of the jar; compare it with META-INF/services/dev.medley.api.plugin.ComponentProvider.""");
  }

  @Test
  void hostClassesAreOutOfReach() {
    PluginJar.providing("intruder", ONE_LOSS).services("dev.medley.plugin.Plugins").write(plugins, "intruder.jar");
    problem("""
        MED-057 The provider (dev.medley.plugin.Plugins) of plugin (intruder.jar) is not among its classes.
        Maybe the class was renamed or left out of the jar; compare it with META-INF/services/dev.medley.api.plugin.ComponentProvider.""");
  }

  @Test
  void notAProvider() {
    PluginJar.of("other").source("sample.Other", "package sample; public final class Other {}").services("sample.Other").write(plugins,
        "other.jar");
    problem(
        """
            MED-058 The provider (sample.Other) of plugin (other.jar) does not implement ComponentProvider.
            Maybe make it a public class with a public constructor without arguments that implements dev.medley.api.plugin.ComponentProvider.""");
  }

  @Test
  void constructorWithArguments() {
    PluginJar.of("args").source("sample.Args", provider("Args", "public Args(String needed) {}", "return List.of();"))
        .services("sample.Args").write(plugins, "args.jar");
    problem(
        """
            MED-058 The provider (sample.Args) of plugin (args.jar) has no public constructor without arguments.
            Maybe make it a public class with a public constructor without arguments that implements dev.medley.api.plugin.ComponentProvider.""");
  }

  @Test
  void throwingConstructor() {
    PluginJar.of("angry")
        .source("sample.Angry",
            provider("Angry", "public Angry() { throw new IllegalStateException(\"no licence found.\"); }", "return List.of();"))
        .services("sample.Angry")
        .write(plugins, "angry.jar");
    problem("""
        MED-059 The constructor of provider (sample.Angry) of plugin (angry.jar) threw IllegalStateException: no licence found.
        Maybe move the work that failed into components() or into a component's factory.""");
  }

  @Test
  void throwingStaticInitializer() {
    PluginJar.of("angry").source("sample.Angry", provider("Angry", "static final int N = Integer.parseInt(\"x\");", "return List.of();"))
        .services("sample.Angry").write(plugins, "angry.jar");
    problem("""
        MED-059 The constructor of provider (sample.Angry) of plugin (angry.jar) threw NumberFormatException: For input string: "x".
        Maybe move the work that failed into components() or into a component's factory.""");
  }

  @Test
  void throwingComponents() {
    PluginJar.providing("late", "throw new UnsupportedOperationException();").write(plugins, "late.jar");
    problem("""
        MED-060 The components() of provider (sample.Provider) of plugin (late.jar) threw UnsupportedOperationException.
        Maybe only declare components there; files and networks belong into their factories.""");
  }

  @Test
  void nullComponents() {
    PluginJar.providing("nothing", "return null;").write(plugins, "nothing.jar");
    problem("""
        MED-061 The components() of provider (sample.Provider) of plugin (nothing.jar) returned null.
        Maybe a component was forgotten; return at least one, and none that is null.""");
  }

  @Test
  void noComponents() {
    PluginJar.providing("nothing", "return List.of();").write(plugins, "nothing.jar");
    problem("""
        MED-061 The components() of provider (sample.Provider) of plugin (nothing.jar) returned no component.
        Maybe a component was forgotten; return at least one, and none that is null.""");
  }

  @Test
  void aNullComponent() {
    PluginJar.providing("nothing", "return Arrays.asList(loss(\"mine\"), null);").write(plugins, "nothing.jar");
    problem("""
        MED-061 The components() of provider (sample.Provider) of plugin (nothing.jar) returned a component that is null.
        Maybe a component was forgotten; return at least one, and none that is null.""");
  }

  @Test
  void duplicateComponentOfALaterFile() {
    PluginJar.providing("late", "return List.of(loss(\"good\"), loss(\"other\"));").write(plugins, "late.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).extracting(Object::toString).containsExactly("""
          MED-062 The loss (good) of plugin (late.jar) is already provided by plugin (good.jar), which stays.
          Maybe rename one of them, or remove one of the files.""");
      assertThat(loaded.installed(Kind.LOSS, "good").origin().id()).isEqualTo("good");
      assertThat(loaded.installed(Kind.LOSS, "other").origin().id()).isEqualTo("late");
    }
  }

  @Test
  void duplicateComponentOfAnEarlierFileWins() {
    PluginJar.providing("early", "return List.of(loss(\"good\"));").write(plugins, "early.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).extracting(Object::toString).containsExactly("""
          MED-062 The loss (good) of plugin (good.jar) is already provided by plugin (early.jar), which stays.
          Maybe rename one of them, or remove one of the files.""");
      assertThat(loaded.installed(Kind.LOSS, "good").origin().id()).isEqualTo("early");
    }
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
  void missingClassOfTheApi() {
    var classes = PluginJar.compile(Map.of(
        "dev.medley.api.loss.Newer", "package dev.medley.api.loss; public interface Newer {}",
        "sample.Newest", provider("Newest", "", "dev.medley.api.loss.Newer[] n = new dev.medley.api.loss.Newer[1]; return List.of();")));
    classes.remove("dev/medley/api/loss/Newer.class");
    PluginJar.of("newest").classes(classes).services("sample.Newest").write(plugins, "newest.jar");
    problem("""
        MED-065 The class (dev.medley.api.loss.Newer) that provider (sample.Newest) of plugin (newest.jar) needs is missing.
        Maybe the plugin was built against another version of the api; build it against 0.1.0.""");
  }

  @Test
  void missingLibrary() {
    var classes = PluginJar.compile(Map.of(
        "library.Thing", "package library; public class Thing {}", "sample.Needy",
        provider("Needy", "final Object thing = new library.Thing();", "return List.of();")));
    classes.remove("library/Thing.class");
    PluginJar.of("needy").classes(classes).services("sample.Needy").write(plugins, "needy.jar");
    problem("""
        MED-065 The class (library.Thing) that provider (sample.Needy) of plugin (needy.jar) needs is missing.
        Maybe the jar of a library was left out; bundle it into the plugin.""");
  }

  @Test
  void missingMethod() {
    var classes = PluginJar.compile(Map.of(
        "library.Thing", "package library; public class Thing { public static int gone() { return 1; } }", "sample.Needy",
        provider("Needy", "final int n = library.Thing.gone();", "return List.of();")));
    classes.putAll(PluginJar.compile(Map.of("library.Thing", "package library; public class Thing {}")));
    PluginJar.of("needy").classes(classes).services("sample.Needy").write(plugins, "needy.jar");
    problem(
        """
            MED-065 The classes of provider (sample.Needy) of plugin (needy.jar) do not fit this Medley: NoSuchMethodError: 'int library.Thing.gone()'.
            Maybe the plugin was built against another version of the api; build it against 0.1.0.""");
  }

  @Test
  void invalidSetting() {
    PluginJar.providing("range", "return List.of(loss(\"mine\").with(Setting.real(\"rate\", 0, 1, 2, \"How fast.\")));").write(plugins,
        "range.jar");
    problem(
        """
            MED-066 The declaration of a component of provider (sample.Provider) of plugin (range.jar) is not valid: The default of rate must lie in [0.0, 1.0], not at 2.0.
            Maybe correct the arguments of Component.of or Setting there.""");
  }

  @Test
  void reservedSetting() {
    PluginJar.providing("range",
        """
            return List.of(Component.<dev.medley.api.task.Task>of(Kind.TASK, "mine", "A task.", s -> () -> null).with(Setting.text("role", "", "Whose.")));""")
        .write(plugins, "range.jar");
    problem("""
        MED-066 The setting (role) of task (mine) of plugin (range.jar) has a name that search spaces use themselves.
        Maybe rename it.""");
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
  void anythingElse() {
    PluginJar.providing("odd", "return List.of(new Component<>(null, \"mine\", \"Of no kind.\", List.of(), Optional.empty(), s -> null));")
        .write(plugins, "odd.jar");
    problem(
        """
            MED-068 The plugin (odd.jar) cannot be loaded: Cannot invoke "dev.medley.api.plugin.Kind.singular()" because the return value of "dev.medley.api.plugin.Component.kind()" is null.
            Maybe the log says more; report it to the plugin's author.""");
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
  void oneWorkingProviderBesideABrokenOne() {
    PluginJar.of("half").provider("sample.Works", "return List.of(loss(\"works\"));").services("sample.Works\nsample.Gone").write(plugins,
        "half.jar");
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).extracting(p -> p.id()).containsExactly("MED-057");
      assertThat(loaded.components()).extracting(i -> i.component().name()).containsExactly("good", "works");
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

  private void problem(String expected) {
    try (var loaded = TestPlugins.load(plugins)) {
      assertThat(loaded.problems()).extracting(Object::toString).containsExactly(expected);
      assertThat(loaded.components()).extracting(i -> i.component().name()).containsExactly("good");
    }
  }

  private static String provider(String name, String members, String components) {
    return """
        package sample;
        import dev.medley.api.plugin.*;
        import java.util.*;
        public final class %s implements ComponentProvider {
          %s
          @Override public List<Component<?>> components() { %s }
        }
        """.formatted(name, members, components);
  }
}
