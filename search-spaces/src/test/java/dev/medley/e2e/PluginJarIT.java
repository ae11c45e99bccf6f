package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
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
    PluginJar.of(directory.resolve("acme-extras"), directory.resolve("plugins").resolve("acme-extras-1.0.0.jar"), "acme-extras");
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
    PluginJar.of(directory.resolve("even-numbers"), directory.resolve("plugins").resolve("even-numbers-1.0.0.jar"), "even-numbers");
    Files.writeString(directory.resolve("plugins").resolve("cut-short.jar"), "PK");
    PluginJar.of(directory.resolve("even-numbers"), directory.resolve("plugins").resolve("twin.jar"), "twin");
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
}
