package dev.medley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.app.command.TemplateJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A study from its space to a prediction, with plugins as `medley plugins new` begins them.
final class RunCommandIT {

  private static final String SPACE = """
      study: numbers
      tasks: [parity, {use: parity, as: few, size: 40}]
      encoder: {largest: {width: {int: [4, 8]}}}
      sharing: {choose: [hard]}
      sampler: mix
      loss: {choose: [equal]}
      optimizer: {adam: {rate: {log: [1e-3, 1e-1]}}}
      batch: {rows: 8, micro-batches: 2}
      budget: {trials: 4, steps: 20}
      """;

  @TempDir
  private Path directory;

  private CommandLineRun medley;

  @BeforeEach
  void fivePluginsAndASpace() throws IOException {
    medley = CommandLineRun.in(directory);
    var plugins = Files.createDirectory(directory.resolve("plugins"));
    TemplateJars.write("task", "parity", plugins);
    TemplateJars.write("encoder", "largest", plugins);
    TemplateJars.write("sharing", "hard", plugins);
    TemplateJars.write("sampler", "mix", plugins);
    TemplateJars.write("loss", "equal", plugins);
    Files.writeString(directory.resolve("space.yaml"), SPACE);
  }

  @Test
  void runsToALeaderboardAndAModelThatPredicts() {
    var run = medley.run("run", "space.yaml", "--threads", "1", "--cohort", "4");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("numbers: 4 trials in ").contains("TASK    METRIC", "SINGLE TASK  EQUAL MIX",
        "RANK  TRIAL  OBJECTIVE");
    assertThat(run.err()).containsPattern("^numbers: 0 of \\d+ trials\n").containsPattern("numbers: (\\d+) of \\1 trials, best ");
    assertThat(medley.run("leaderboard", "--top", "2", "--json").json()).hasSize(2);

    var exported = medley.run("export", "numbers", "--to", "model");
    assertThat(exported.code()).as(exported.err()).isZero();
    var answer = medley.input("one two three\nseven\n").run("predict", "model", "--task", "parity");
    assertThat(answer.json()).hasSize(2).allSatisfy(line -> assertThat(line.get("label").stringValue()).isIn("even", "odd"));
  }

  @Test
  void jsonIsAloneOnStandardOutputAndTheSameForTheSameSeed() {
    var first = medley.run("run", "space.yaml", "--json", "--seed", "5", "--threads", "1");
    var second = medley.run("run", "space.yaml", "--json", "--seed", "5", "--threads", "2", "--quiet");
    assertThat(first.json()).hasSize(second.json().size()).first()
        .satisfies(line -> assertThat(line.get("event").stringValue()).isEqualTo("study"));
    assertThat(second.err()).isEmpty();
    assertThat(objectives("numbers")).isEqualTo(objectives("numbers-2"));
  }

  @Test
  void whatIsWrongWithASpaceWritesNothing() throws IOException {
    Files.writeString(directory.resolve("space.yaml"), SPACE.replace("sampler: mix", "sampler: mixx").replace("[hard]", "[hrd]"));
    var answer = medley.run("run", "space.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("hrd", "mixx", "Did you mean: mix?");
    assertThat(directory.resolve("medley-data")).doesNotExist();

    Files.writeString(directory.resolve("space.yaml"), SPACE + "objective: {maximize: parity.acuracy}\n");
    assertThat(medley.run("run", "space.yaml").code()).isEqualTo(2);
    assertThat(directory.resolve("medley-data")).doesNotExist();
  }

  @Test
  void checkPrintsTheSpaceAndItsCost() {
    assertThat(medley.run("check", "space.yaml").out()).startsWith("study: numbers\n")
        .containsPattern("# 4 trials and \\d+ baselines, [\\d,]+ optimiser steps, at most [\\d,]+ examples\n");
    int expected = medley.run("check", "space.yaml", "--json").json().getFirst().get("baselines").intValue();
    assertThat(medley.run("run", "space.yaml", "--trials", "1", "--json").json().getFirst().get("baselines").intValue())
        .isEqualTo(expected);
  }

  @Test
  void aStudyThatIsKilledGoesOnAndFindsTheSame() throws Exception {
    assertThat(medley.run("run", "space.yaml", "--study", "whole", "--quiet", "--threads", "1", "--cohort", "2").code()).isZero();
    var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
        System.getProperty("java.class.path"), "-Dmedley.home=" + directory.resolve("distribution"), "dev.medley.app.Main", "run",
        "space.yaml", "--study", "killed", "--threads", "1", "--cohort", "2",
        "--json").directory(directory.toFile()).redirectError(directory.resolve("err.txt").toFile()).start();
    try (var lines = process.inputReader()) {
      var line = lines.readLine();
      while (line != null && !line.contains("\"kind\":\"trial\"")) line = lines.readLine();
      assertThat(line).as(Files.readString(directory.resolve("err.txt"))).isNotNull();
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    var resumed = medley.run("resume", "killed", "--quiet", "--threads", "1");
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(objectives("killed")).hasSize(4).isEqualTo(objectives("whole"));
  }

  private java.util.List<String> objectives(String study) {
    return medley.run("query", "SELECT number, objective FROM trial_v WHERE kind = 'TRIAL' AND study = '" + study + "' ORDER BY number",
        "--format", "csv").out().lines().skip(1).toList();
  }
}
