package dev.medley.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every way in which a plugin's classes can be broken has its own words and leaves the plugin beside it working.
final class BrokenProvidersTest extends BesideAGoodPlugin {

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
  void anythingElse() {
    PluginJar.providing("odd", "return List.of(new Component<>(null, \"mine\", \"Of no kind.\", List.of(), Optional.empty(), s -> null));")
        .write(plugins, "odd.jar");
    problem(
        """
            MED-068 The plugin (odd.jar) cannot be loaded: Cannot invoke "dev.medley.api.plugin.Kind.singular()" because the return value of "dev.medley.api.plugin.Component.kind()" is null.
            Maybe the log says more; report it to the plugin's author.""");
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
}
