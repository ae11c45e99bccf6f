package dev.medley.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.app.CommandLineRun;
import dev.medley.plugin.CompiledTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `medley plugins new` writes compiles, passes its own tests, loads, and is found.
final class PluginTemplateTest {

  @TempDir
  private Path directory;

  static Stream<String> kinds() {
    return PluginTemplate.KINDS.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindCompilesPassesItsTestsAndLoads(String kind) throws Exception {
    var template = new PluginTemplate(kind, "my-own", "com.example.own", "0.1.0");
    var sources = TemplateJars.sources(template, "src/main/java/");
    sources.putAll(TemplateJars.sources(template, "src/test/java/"));
    assertThat(CompiledTests.run(sources, "com.example.own.MyOwnTest")).isPositive();

    Files.createDirectory(directory.resolve("plugins"));
    TemplateJars.write(kind, "my-own", directory.resolve("plugins"));
    assertThat(CommandLineRun.in(directory).run("plugins", "check").err()).isEmpty();
    assertThat(CommandLineRun.in(directory).run("plugins", "show", "my-own").out()).startsWith(kind + " my-own\n");
  }

  @Test
  void theCommandWritesTheProjectAndSaysWhatIsNext() throws IOException {
    var answer = CommandLineRun.in(directory).run("plugins", "new", "loss", "my-loss");
    assertThat(answer).isEqualTo(new CommandLineRun.Answer(0, """
        my-loss/README.md
        my-loss/pom.xml
        my-loss/src/main/java/com/example/myloss/MyLoss.java
        my-loss/src/main/java/com/example/myloss/MyLossPlugin.java
        my-loss/src/main/resources/META-INF/services/dev.medley.api.plugin.ComponentProvider
        my-loss/src/test/java/com/example/myloss/MyLossTest.java
        """, "Next: cd my-loss && mvn package && medley plugins check --plugins target\n"));
    assertThat(Files.readString(directory.resolve("my-loss/pom.xml")))
        .contains("<Plugin-Id>my-loss</Plugin-Id>", "<Plugin-Requires>0.1</Plugin-Requires>").doesNotContain("@");
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Files.createDirectory(directory.resolve("my-loss"));
    Files.writeString(directory.resolve("my-loss/notes.txt"), "mine");
    assertThat(CommandLineRun.in(directory).run("plugins", "new", "loss", "my-loss")).isEqualTo(new CommandLineRun.Answer(2, "", """
        MED-245 The folder (my-loss) of the new plugin is not empty.
        Maybe name another with --to.
        """));
    assertThat(directory.resolve("my-loss")).isDirectoryNotContaining("glob:**.xml");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(CommandLineRun.in(directory).run("plugins", "new", "lss", "My_Loss")).isEqualTo(new CommandLineRun.Answer(2, "", """
        MED-243 The kind (lss) of a new plugin is not known.
        Did you mean: loss?
        MED-244 The name (My_Loss) of a new plugin must be small letters, digits and hyphens.
        Maybe write my-loss.
        """));
    assertThat(CommandLineRun.in(directory).run("plugins", "new", "loss", "mine", "--package", "com.3").err()).isEqualTo("""
        MED-244 The package (com.3) of a new plugin must be a Java package.
        Maybe write --package com.example.mine.
        """);
    assertThat(directory).isEmptyDirectory();
  }
}
