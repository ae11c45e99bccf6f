package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// One seed gives one study, bit for bit: on one thread or two, undisturbed, beside a second process, killed in the middle or stopped.
@DisabledOnOs(OS.WINDOWS)
final class SameAgainIT {

  private static final int TRIALS = 9;
  private static final int ALL = TRIALS + SmallStudy.BASELINES;

  /// Everything about the trials that does not name a clock or a process, to the last digit.
  private static final List<String> RECORD = List.of(
      "SELECT number, kind, state, reason, objective, seed, examples_seen, configuration FROM trial_v ORDER BY number",
      "SELECT number, parameter, value, text FROM parameter_v ORDER BY number, parameter",
      "SELECT number, step, task, metric, split, value FROM metric_v ORDER BY number, step, task, metric, split");

  /// Clocks and processes as well: what is finished never changes.
  private static final String FINISHED = "SELECT * FROM trial_v WHERE state = 'COMPLETED' ORDER BY number";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));
  private static List<String> undisturbed = List.of();

  @BeforeAll
  static void runUndisturbed() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    try (var run = start("undisturbed", 1)) {
      run.ending().done();
    }
    undisturbed = record("undisturbed");
    assertThat(undisturbed).hasSizeGreaterThan(ALL * 8);
  }

  @Test
  void twoThreadsFindWhatOneFinds() throws Exception {
    try (var run = start("threads", 2)) {
      run.ending().done();
    }
    assertThat(record("threads")).isEqualTo(undisturbed);
  }

  @Test
  void anotherSeedFindsSomethingElse() throws Exception {
    medley.run("run", "small.yaml", "--store", "seed", "--seed", "2", "--trials", "2", "--cohort", "3", "--quiet").done();
    assertThat(rows("seed", "SELECT value FROM parameter_v WHERE parameter = 'optimizer.adam.rate' AND number > 3"))
        .doesNotContainAnyElementsOf(
            rows("undisturbed", "SELECT value FROM parameter_v WHERE parameter = 'optimizer.adam.rate' AND number > 3").stream().skip(1)
                .toList());
  }

  @Test
  void aKilledStudyGoesOnToTheSameEnd() throws Exception {
    try (var run = start("killed", 2)) {
      run.awaitLines(SmallStudy.BASELINES + 1, "\"event\":\"trial\"");
      run.kill();
    }
    var kept = rows("killed", FINISHED);
    assertThat(kept).hasSizeBetween(1 + SmallStudy.BASELINES + 1, ALL);
    var resumed = medley.run("resume", "small", "--store", "killed", "--json").done();
    assertThat(rows("killed", FINISHED)).hasSize(1 + ALL).containsAll(kept);
    assertThat(record("killed")).isEqualTo(undisturbed);
    assertThat(resumed.objects().getFirst().get("finished").asInt()).isEqualTo(kept.size() - 1);
  }

  @Test
  void aStoppedStudySaysHowItGoesOn() throws Exception {
    // A build that was started in the background ignores Ctrl-C, and so does all that it starts.
    assumeThat(ignoresInterrupts()).as("Ctrl-C is ignored by this process and its children").isFalse();
    stopAndResume("INT");
  }

  @Test
  void aTerminatedStudySaysHowItGoesOn() throws Exception {
    stopAndResume("TERM");
  }

  private static void stopAndResume(String signal) throws Exception {
    Ending stopped;
    try (var run = start(signal, 2)) {
      run.awaitLines(SmallStudy.BASELINES + 1, "\"event\":\"trial\"");
      stopped = run.stop(signal);
    }
    stopped.with(signal.equals("INT") ? 130 : 143);
    assertThat(stopped.err()).contains("`medley resume small` goes on.").doesNotContain("MED-", "Exception");
    assertThat(stopped.objects()).isNotEmpty();
    medley.run("resume", "small", "--store", signal, "--quiet").done();
    assertThat(record(signal)).isEqualTo(undisturbed);
  }

  @Test
  void aHeldStoreIsRefusedAndItsHolderUndisturbed() throws Exception {
    try (var first = start("held", 2)) {
      first.awaitLines(1, "\"event\":\"trial\"");
      var second = medley.run("run", "small.yaml", "--store", "held").with(2);
      assertThat(second.err()).contains("MED-202", "process " + first.pid());
      assertThat(second.out()).isEmpty();
      first.ending().done();
    }
    assertThat(record("held")).isEqualTo(undisturbed);
  }

  private static Started start(String store, int threads) throws IOException {
    return medley.start("run", "small.yaml", "--json", "--store", store, "--threads", String.valueOf(threads), "--trials",
        String.valueOf(TRIALS), "--cohort", "3", "--seed", "7");
  }

  private static List<String> record(String store) throws Exception {
    var record = new java.util.ArrayList<String>();
    for (var sql : RECORD) record.addAll(rows(store, sql));
    return record;
  }

  private static List<String> rows(String store, String sql) throws Exception {
    return medley.run("query", sql, "--limit", "100000", "--format", "csv", "--store", store).done().lines();
  }

  /// Linux says so; elsewhere nothing does, and Ctrl-C is expected to work.
  private static boolean ignoresInterrupts() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return false;
    return Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) & 2) != 0);
  }
}
