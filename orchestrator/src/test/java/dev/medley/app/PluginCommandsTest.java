package dev.medley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginCommandsTest {

  @TempDir
  private Path directory;

  private CommandLineRun medley;

  @BeforeEach
  void aPluginWithTwoLosses() throws IOException {
    medley = CommandLineRun.in(directory);
    Files.createDirectory(directory.resolve("plugins"));
    PluginJar
        .providing("two-losses",
            """
                return List.of(loss("alike"), loss("powered").with(Setting.logReal("power", 0.01, 10, 1, "How much larger losses count."), Setting.choice("norm", List.of("sum", "max"), "sum", "What weights add up to."))
                    .from("Doe, Powers, 2020", "https://example.org/powers"));""")
        .write(directory.resolve("plugins"), "two-losses.jar");
  }

  @Test
  void listsWhatIsInstalled() {
    assertThat(medley.run("plugins")).isEqualTo(medley.run("plugins", "list")).isEqualTo(new CommandLineRun.Answer(0, """
        KIND      NAME     PLUGIN            WHAT IT DOES
        loss      alike    two-losses 1.2.3  Weighs every task alike.
        loss      powered  two-losses 1.2.3  Weighs every task alike.
        executor  local    medley 0.1.0      Trains on this machine's CPU and GPUs.
        """, ""));
  }

  @Test
  void listsInANarrowTerminal() {
    assertThat(medley.width(36).run("plugins", "list").out()).isEqualTo("""
        KIND      NAME     WHAT IT DOES
        loss      alike    Weighs every tas…
        loss      powered  Weighs every tas…
        executor  local    Trains on this m…
        """);
  }

  @Test
  void listsAsJson() {
    var lines = medley.run("plugins", "list", "--json").json();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).get("name").stringValue()).isEqualTo("powered");
    assertThat(lines.get(1).get("settings").get(0).get("range").stringValue()).isEqualTo("0.01 to 10 (log)");
  }

  @Test
  void showsAComponent() {
    assertThat(medley.run("plugins", "show", "powered").out()).isEqualTo("""
        loss powered
        Weighs every task alike.

        Plugin  two-losses 1.2.3 (two-losses.jar)
        Paper   Doe, Powers, 2020
                https://example.org/powers

        SETTING  TYPE    RANGE             DEFAULT  MEANING
        power    number  0.01 to 10 (log)  1        How much larger losses count.
        norm     choice  sum, max          sum      What weights add up to.
        """);
  }

  @Test
  void showsNothingThatIsNotThere() {
    assertThat(medley.run("plugins", "show", "powred")).isEqualTo(new CommandLineRun.Answer(2, "", """
        MED-069 The component (powred) is not installed.
        Did you mean: powered?
        """));
  }

  @Test
  void checksThatAllIsWell() {
    assertThat(medley.run("plugins", "check"))
        .isEqualTo(new CommandLineRun.Answer(0, "ok  two-losses 1.2.3 (two-losses.jar): 2 losses\n", ""));
  }

  @Test
  void checksFiveBrokenJarsAtOnceAndWritesNothing() throws IOException {
    var plugins = directory.resolve("plugins");
    Files.writeString(plugins.resolve("1-text.jar"), "no archive");
    PluginJar.providing("api", "return List.of(loss(\"mine\"));").manifest("Plugin-Requires", "7.0").write(plugins, "2-api.jar");
    PluginJar.providing("gone", "return List.of(loss(\"mine\"));").services("sample.Gone").write(plugins, "3-gone.jar");
    PluginJar.of("angry").source("sample.Angry", """
        package sample;
        public final class Angry implements dev.medley.api.plugin.ComponentProvider {
          public Angry() { throw new IllegalStateException("not today"); }
          @Override public java.util.List<dev.medley.api.plugin.Component<?>> components() { return java.util.List.of(); }
        }
        """).services("sample.Angry").write(plugins, "4-angry.jar");
    PluginJar.providing("two-losses-again", "return List.of(loss(\"alike\"));").write(plugins, "zz-again.jar");
    var before = files();

    var answer = medley.run("plugins", "check");

    assertThat(answer).isEqualTo(new CommandLineRun.Answer(2, "ok  two-losses 1.2.3 (two-losses.jar): 2 losses\n", """
        MED-051 The archive (1-text.jar) of a plugin cannot be read: zip END header not found.
        Maybe its copy or download was cut short; fetch it again.
        MED-055 The Plugin-Requires (7.0) of plugin (2-api.jar) does not admit the api (0.1.0) of this Medley.
        Maybe a version of the plugin for api 0.1.0 exists; its manifest then says `Plugin-Requires: 0.1`.
        MED-057 The provider (sample.Gone) of plugin (3-gone.jar) is not among its classes.
        Maybe the class was renamed or left out of the jar; compare it with META-INF/services/dev.medley.api.plugin.ComponentProvider.
        MED-059 The constructor of provider (sample.Angry) of plugin (4-angry.jar) threw IllegalStateException: not today.
        Maybe move the work that failed into components() or into a component's factory.
        MED-062 The loss (alike) of plugin (zz-again.jar) is already provided by plugin (two-losses.jar), which stays.
        Maybe rename one of them, or remove one of the files.
        """));
    assertThat(files()).isEqualTo(before);
    assertThat(medley.run("plugins", "list").err()).isEqualTo("5 problems with plugins: `medley plugins check` shows them.\n");
    assertThat(medley.run("plugins", "check", "--json").json()).hasSize(6).last()
        .satisfies(p -> assertThat(p.get("problem").stringValue()).isEqualTo("MED-062"));
  }

  @Test
  void aFurtherFolderIsNamedOnTheCommandLine() throws IOException {
    Files.createDirectory(directory.resolve("more"));
    PluginJar.providing("third", "return List.of(loss(\"third\"));").write(directory.resolve("more"), "third.jar");
    assertThat(medley.run("plugins", "list", "--plugins", "more").out()).contains("loss      third ");
    assertThat(medley.run("--plugins", "more", "plugins", "list").out()).contains("loss      third ");
    assertThat(medley.run("plugins", "check", "--plugins", "none").err())
        .startsWith("MED-050 The plugin directory (" + directory.resolve("none") + ") of this run does not exist.\n");
  }

  @Test
  void thePluginsOfTheDistributionAreThere() throws IOException {
    var home = Files.createDirectories(directory.resolve("elsewhere"));
    Files.createDirectory(home.resolve("plugins"));
    PluginJar.providing("shipped", "return List.of(loss(\"shipped\"));").write(home.resolve("plugins"), "shipped.jar");
    assertThat(medley.home(home).run("plugins", "list").out()).contains("loss      shipped ").contains("loss      alike ");
  }

  private java.util.List<Path> files() throws IOException {
    try (var files = Files.walk(directory)) {
      return files.sorted().toList();
    }
  }
}
