package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  private static final String RECORD = """
      SELECT t.number, t.kind, t.state, t.reason, t.objective, t.seed, t.examples_seen, t.configuration, m.step, m.task, m.metric, m.split, m.value
      FROM trial_v t LEFT JOIN metric_v m ON m.study = t.study AND m.number = t.number
      ORDER BY t.number, m.step, m.task, m.metric, m.split""";

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
    undisturbed = recordOf("undisturbed");
    assertThat(undisturbed).hasSizeGreaterThan(ALL * 4);
  }

  @Test
  void anotherSeedFindsSomethingElse() throws Exception {
    medley.run("run", "small.yaml", "--store", "seed", "--seed", "2", "--trials", "2", "--cohort", "3", "--quiet").done();
    // The first points are the defaults whatever the seed; what the models come to is not the same.
    var figures = "SELECT number, step, task, metric, value FROM metric_v WHERE number < 6 AND split = 'validation' ORDER BY 1, 2, 3, 4";
    assertThat(rows("seed", figures)).hasSameSizeAs(rows("undisturbed", figures)).isNotEqualTo(rows("undisturbed", figures));
  }

  @Test
  void theSearchProposesItsTrialsAgain() throws Exception {
    assertThat(medley.run("replay", "small", "--store", "undisturbed").done().out())
        .isEqualTo("All trials (" + TRIALS + ") of small are proposed again as they were.\n");
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
    assertThat(recordOf("killed")).isEqualTo(undisturbed);
    assertThat(resumed.objects().getFirst().get("finished").asInt()).isEqualTo(kept.size() - 1);
  }

  @Test
  void aStoppedStudySaysHowItGoesOn() throws Exception {
    // A build that was started in the background ignores Ctrl-C, and so does all that it starts.
    var signal = Ignored.INT.here() ? "TERM" : "INT";
    Ending stopped;
    try (var run = start(signal, 2)) {
      run.awaitLines(SmallStudy.BASELINES + 1, "\"event\":\"trial\"");
      stopped = run.stop(signal);
    }
    stopped.with(signal.equals("INT") ? 130 : 143);
    assertThat(stopped.err()).contains("`medley resume small` goes on.").doesNotContain("MED-", "Exception");
    assertThat(stopped.objects()).isNotEmpty();
    medley.run("resume", "small", "--store", signal, "--quiet").done();
    assertThat(recordOf(signal)).isEqualTo(undisturbed);
  }

  @Test
  void twoThreadsFindWhatOneFindsAlsoBesideAProcessThatIsRefused() throws Exception {
    try (var first = start("threads", 2)) {
      first.awaitLines(1, "\"event\":\"trial\"");
      // Held while the other asks: so small a study could otherwise end before it.
      first.send("STOP");
      var second = medley.run("run", "small.yaml", "--store", "threads").with(2);
      assertThat(second.err()).contains("MED-202", "process " + first.pid());
      assertThat(second.out()).isEmpty();
      first.send("CONT");
      first.ending().done();
    }
    assertThat(recordOf("threads")).isEqualTo(undisturbed);
  }

  private static Started start(String store, int threads) throws IOException {
    return medley.start("run", "small.yaml", "--json", "--store", store, "--threads", String.valueOf(threads), "--trials",
        String.valueOf(TRIALS), "--cohort", "3", "--seed", "7");
  }

  private static List<String> recordOf(String store) throws Exception {
    return rows(store, RECORD);
  }

  private static List<String> rows(String store, String sql) throws Exception {
    return medley.run("query", sql, "--limit", "100000", "--format", "csv", "--store", store).done().lines();
  }
}
