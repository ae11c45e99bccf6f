package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way in which a running study can be told to stop: it ends soon, says how it goes on, keeps where its running trials stand, and counts no attempt.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class StopsIT {

  /// So many that no test waits for its end.
  private static final String STEPS = "1000000";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));

  @BeforeAll
  static void writeAStudy() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
  }

  private static Started start(String store) throws Exception {
    return medley.start("run", "small.yaml", "--store", store, "--json", "--steps", STEPS, "--threads", "1", "--checkpoint-every", "1");
  }

  /// Waits until running trials have been kept once.
  private static void awaitCheckpoint(String store) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (checkpoints(store).isEmpty()) {
      assertThat(System.nanoTime()).as("time until a checkpoint").isLessThan(end);
      Thread.sleep(50);
    }
  }

  private static List<Path> checkpoints(String store) throws Exception {
    var folder = directory.resolve(store).resolve("checkpoints");
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".checkpoint")).toList();
    }
  }

  private static void assertResumable(String store) throws Exception {
    var trials = medley.run("query", "SELECT state, attempt FROM trial_v", "--store", store, "--json").done().objects();
    assertThat(trials).hasSize(SmallStudy.BASELINES)
        .allMatch(t -> t.get("state").asString().equals("WAITING") && t.get("attempt").asInt() == 0);
    assertThat(checkpoints(store)).isNotEmpty();
    try (var resumed = medley.start("resume", "small", "--store", store, "--json", "--threads", "1")) {
      resumed.awaitLines(1, "goes on after step");
      resumed.stop("TERM").with(143);
    }
  }

  /// A terminal sends INT for Ctrl-C and HUP when it is closed; TERM is what `kill` and service managers send.
  @ParameterizedTest
  @CsvSource({"TERM,143", "HUP,129"})
  void aSignalStopsAStudy(String signal, int code) throws Exception {
    Assumptions.assumeFalse(signal.equals("HUP") && Ignored.HUP.here(), "This build ignores that its terminal is closed.");
    Ending stopped;
    try (var run = start(signal)) {
      awaitCheckpoint(signal);
      stopped = run.stop(signal);
    }
    stopped.with(code);
    assertThat(stopped.err()).contains("Stopped with 0 of 10 trials kept. `medley resume small` goes on.").doesNotContain("MED-",
        "Exception");
    assertResumable(signal);
  }

  @Test
  void twoSignalsAtOnceAreAsGoodAsOne() throws Exception {
    Ending stopped;
    try (var run = start("twice")) {
      awaitCheckpoint("twice");
      run.send("TERM");
      run.send("TERM");
      stopped = run.ending();
    }
    stopped.with(143);
    assertThat(stopped.err()).contains("`medley resume small` goes on.").doesNotContain("MED-", "Exception");
    assertResumable("twice");
  }

  /// As in a pipe to `head`: the line that nobody reads any more ends the study.
  @Test
  void standardOutputThatNobodyReadsEndsAStudy() throws Exception {
    var piped = List.of("bash", "-c", "\"$@\" | head -n 1; exit ${PIPESTATUS[0]}", "bash");
    try (var run = medley.startAfter(piped, "run", "small.yaml", "--store", "pipe", "--json", "--steps", "20", "--trials", "4000",
        "--threads", "1")) {
      var ending = run.ending().with(141);
      assertThat(ending.out()).startsWith("{\"event\":\"study\"").hasLineCount(1);
      assertThat(ending.err()).contains("`medley resume small` goes on.").doesNotContain("MED-", "Exception");
    }
    assertThat(medley.run("query", "SELECT DISTINCT state FROM trial_v", "--store", "pipe", "--json").done().objects())
        .extracting(t -> t.get("state").asString()).doesNotContain("RUNNING", "FAILED");
  }
}
