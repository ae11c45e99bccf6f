package dev.medley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.app.command.TemplateJars;
import dev.medley.store.PostgresServer;
import dev.medley.store.Spawn;
import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Two real processes on one server: each runs its study, and where they want the same one, the second is told who has it.
@EnabledOnOs(OS.LINUX)
final class TwoProcessesIT {

  private static final String SPACE = """
      study: numbers
      tasks: [parity, {use: parity, as: few, size: 40}]
      encoder: {largest: {width: {int: [4, 8]}}}
      sharing: {choose: [hard]}
      sampler: mix
      loss: {choose: [equal]}
      optimizer: {adam: {rate: {log: [1e-3, 1e-1]}}}
      batch: {rows: 8, micro-batches: 2}
      budget: {trials: 6, steps: 20}
      """;

  private static final String RECORD = "SELECT number, kind, state, objective, configuration FROM trial_v WHERE study = 'numbers' ORDER BY number";

  private final String server = PostgresServer.url();

  @TempDir
  private Path directory;

  @BeforeEach
  void pluginsAndASpace() throws IOException {
    var plugins = Files.createDirectory(directory.resolve("plugins"));
    TemplateJars.write("task", "parity", plugins);
    TemplateJars.write("encoder", "largest", plugins);
    TemplateJars.write("sharing", "hard", plugins);
    TemplateJars.write("sampler", "mix", plugins);
    TemplateJars.write("loss", "equal", plugins);
    Files.writeString(directory.resolve("space.yaml"), SPACE);
    Files.writeString(directory.resolve("other.yaml"), SPACE.replace("study: numbers", "study: other"));
  }

  @Test
  void aStudyThatRunsIsNotRunTwiceAndGoesOnWhenItsProcessIsKilled() throws Exception {
    var first = medley("run", "space.yaml", "--cohort", "2", "--threads", "1", "--json").start();
    try (var lines = first.inputReader()) {
      assertThat(lines.lines().anyMatch(line -> line.contains("\"event\":\"trial\""))).isTrue();
      // Held while the others ask: so small a study could otherwise end before them.
      signal("STOP", first);

      var refused = CommandLineRun.in(directory).run("resume", "numbers", "--store", server);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).startsWith("MED-682 The study (numbers) is run by process " + first.pid() + " at 127.0.0.1 since ");
      assertThat(CommandLineRun.in(directory).run("studies", "--store", server).out()).contains("numbers");
      var beside = medley("run", "other.yaml", "--threads", "1", "--quiet").start();
      assertThat(beside.waitFor()).isZero();
    } finally {
      first.destroyForcibly().waitFor();
    }

    var resumed = CommandLineRun.in(directory).run("resume", "numbers", "--threads", "1", "--quiet", "--store", server);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    var undisturbed = CommandLineRun.in(directory).run("run", "space.yaml", "--cohort", "2", "--threads", "1", "--quiet");
    assertThat(undisturbed.code()).as(undisturbed.err()).isZero();
    assertThat(record("--store", server)).isEqualTo(record()).isNotEmpty();
  }

  /// Checkpoints are on the server, so the process that goes on may be anywhere.
  @Test
  void aTrialOfAKilledProcessGoesOnFromItsCheckpoint() throws Exception {
    String[] endless = {"--steps", "1000000", "--cohort", "2", "--threads", "1", "--checkpoint-every", "0", "--quiet"};
    var first = medley(Stream.concat(Stream.of("run", "space.yaml"), Stream.of(endless)).toArray(String[]::new)).start();
    try (var store = Stores.open(StoreLocation.parse(server), StoreOptions.of("test"))) {
      await(() -> store.findStudy("numbers").filter(study -> !store.scratch(study.id()).names().isEmpty()).isPresent());
    } finally {
      first.destroyForcibly().waitFor();
    }
    var second = medley("resume", "numbers", "--threads", "1", "--json").start();
    try (var lines = second.inputReader()) {
      assertThat(lines.lines().anyMatch(line -> line.contains("goes on after step"))).isTrue();
    } finally {
      second.destroyForcibly().waitFor();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time until a checkpoint").isLessThan(end);
      Thread.sleep(50);
    }
  }

  private String record(String... store) {
    var command = new ArrayList<>(List.of("query", RECORD, "--format", "csv"));
    command.addAll(List.of(store));
    return CommandLineRun.in(directory).run(command.toArray(String[]::new)).out();
  }

  private ProcessBuilder medley(String... arguments) {
    var whole = new ArrayList<>(List.of(arguments));
    whole.addAll(List.of("--store", server));
    var builder = Spawn.java(Main.class, whole.toArray(String[]::new)).directory(directory.toFile());
    builder.environment().put("MEDLEY_LOG", directory.resolve("medley.log").toString());
    return builder;
  }

  private static void signal(String name, Process process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).isZero();
  }
}
