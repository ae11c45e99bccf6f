package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A study with rungs is one study, bit for bit, whatever happens to it: on one thread or two, killed between rungs, stopped, or without its checkpoints.
@DisabledOnOs(OS.WINDOWS)
final class RungsIT {

  private static final int TRIALS = 15;

  /// Everything about the trials that does not name a clock or a process, to the last digit.
  private static final String RECORD = """
      SELECT t.number, t.kind, t.state, t.reason, t.objective, t.steps, t.seed, t.examples_seen, t.configuration, m.step, m.task, m.metric, m.split, m.value
      FROM trial_v t LEFT JOIN metric_v m ON m.study = t.study AND m.number = t.number
      ORDER BY t.number, m.step, m.task, m.metric, m.split""";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));
  private static List<String> undisturbed = List.of();

  @BeforeAll
  static void runUndisturbed() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    medley.write("rungs.yaml", SmallStudy.SPACE.replace("study: small", "study: rungs")
        .replace("budget: {trials: 6, steps: 8}", "budget: {trials: " + TRIALS + ", steps: 18}\nrungs: halving"));
    try (var run = start("undisturbed", 1)) {
      run.ending().done();
    }
    undisturbed = rows("undisturbed", RECORD);
  }

  @Test
  void everyTrialTrainsAsFarAsItsRung() throws Exception {
    var counted = medley
        .run("query", "SELECT state, steps, COUNT(*) AS n FROM trial_v WHERE kind = 'TRIAL' GROUP BY state, steps ORDER BY steps",
            "--json", "--store", "undisturbed")
        .done().objects();
    assertThat(counted.stream().mapToInt(row -> row.get("n").asInt()).sum()).isEqualTo(TRIALS);
    assertThat(counted).allSatisfy(row -> assertThat(row.get("state").asString())
        .isEqualTo(row.get("steps").asInt() == 18 ? "COMPLETED" : "PRUNED"));
    assertThat(counted.getFirst().get("steps").asInt()).isEqualTo(2);
    assertThat(counted.getFirst().get("n").asInt()).as("two of three are stopped at the first rung, about").isBetween(7, 11);
    assertThat(counted.getLast().get("steps").asInt()).isEqualTo(18);
    assertThat(rows("undisturbed", "SELECT DISTINCT number FROM metric_v WHERE step = 6 AND split = 'validation' AND number >= "
        + SmallStudy.BASELINES)).as("who is stopped does not train on").hasSize(1 + TRIALS - counted.getFirst().get("n").asInt());
  }

  @Test
  void theLeaderboardHasThoseThatEndedAndSaysHowManyStoppedWhere() throws Exception {
    var board = medley.run("leaderboard", "rungs", "--store", "undisturbed").done();
    assertThat(board.err())
        .containsPattern("\\d+ trials stopped: \\d+ after 2 steps, \\d+ after 6 steps\\. --where \"state = 'PRUNED'\" ranks them\\.");
    var ranked = medley.run("leaderboard", "rungs", "--store", "undisturbed", "--where", "state = 'PRUNED' and steps = 6", "--json").done()
        .objects();
    assertThat(ranked).isNotEmpty();
    int trial = ranked.getFirst().get("trial").asInt();
    assertThat(medley.run("show", "rungs", String.valueOf(trial), "--store", "undisturbed").done().out())
        .contains("pruned, delta_m", "After 6 steps it was number", "Steps       6");
  }

  @Test
  void itsTrialsAreProposedAgain() throws Exception {
    assertThat(medley.run("replay", "rungs", "--store", "undisturbed").done().out())
        .isEqualTo("All trials (" + TRIALS + ") of rungs are proposed again as they were.\n");
  }

  @Test
  void twoThreadsFindWhatOneFinds() throws Exception {
    try (var run = start("threads", 2)) {
      run.ending().done();
    }
    assertThat(rows("threads", RECORD)).isEqualTo(undisturbed);
  }

  @Test
  void aKilledStudyGoesOnFromItsRungsToTheSameEnd() throws Exception {
    kill("killed", 2);
    assertThat(rows("killed", "SELECT number FROM trial_v WHERE state = 'PAUSED'")).as("some stand at a rung").hasSizeGreaterThan(1);
    medley.run("resume", "rungs", "--store", "killed", "--quiet").done();
    assertThat(rows("killed", RECORD)).isEqualTo(undisturbed);
  }

  @Test
  void withoutItsCheckpointsItTrainsAgainAndComesToTheSame() throws Exception {
    kill("lost", 1);
    try (var files = Files.walk(directory.resolve("lost").resolve("checkpoints"))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
    medley.run("resume", "rungs", "--store", "lost", "--quiet").done();
    assertThat(rows("lost", RECORD)).isEqualTo(undisturbed);
  }

  @Test
  void aStoppedStudyGoesOnToTheSameEndAndGrowsOnlyThen() throws Exception {
    try (var run = start("stopped", 2)) {
      run.awaitLines(1, "\"event\":\"rung\"");
      run.stop("TERM").with(143);
    }
    var refused = medley.run("run", "rungs.yaml", "--study", "rungs", "--trials", "20", "--store", "stopped").with(2);
    assertThat(refused.err())
        .startsWith("MED-761 The number of trials of study (rungs) can grow when the study has ended, since some of its "
            + "trials stand at rungs.\nMaybe end it first with `medley resume rungs`.");
    medley.run("resume", "rungs", "--store", "stopped", "--quiet").done();
    assertThat(rows("stopped", RECORD)).isEqualTo(undisturbed);

    medley.run("run", "rungs.yaml", "--study", "rungs", "--trials", "20", "--store", "stopped", "--quiet").done();
    var grown = rows("stopped", RECORD);
    assertThat(grown.stream().filter(undisturbed::contains).filter(row -> !row.contains("test"))).as("finished trials never change")
        .hasSizeGreaterThanOrEqualTo((int) undisturbed.stream().filter(row -> !row.contains("test")).count());
    assertThat(rows("stopped", "SELECT number FROM trial_v WHERE kind = 'TRIAL' AND state IN ('COMPLETED', 'PRUNED')")).hasSize(1 + 20);
    assertThat(medley.run("replay", "rungs", "--store", "stopped").done().out())
        .isEqualTo("All trials (20) of rungs are proposed again as they were.\n");
  }

  @Test
  void aDryRunSaysWhatItWouldCostAndWritesNothing() throws Exception {
    var told = medley.run("run", "rungs.yaml", "--dry-run", "--cohort", "4", "--store", "dry").done();
    assertThat(told.out()).startsWith("rungs: 15 trials of at most 18 steps, 4 at a time, rungs by halving\n")
        .contains("AFTER STEP  TRIALS  STEPS UP TO HERE", "if every trial went to its end", "Baselines  72 steps, 4 baselines");
    assertThat(directory.resolve("dry")).doesNotExist();
    var json = medley.run("run", "rungs.yaml", "--dry-run", "--cohort", "4", "--json", "--store", "dry").done().objects().getFirst();
    assertThat(json.get("whole_steps").asInt()).isEqualTo(15 * 18);
    assertThat(json.get("steps").asInt()).isBetween(15 * 2 + 5 * 4 + 12, 15 * 18 / 2);
    assertThat(json.get("affordable_trials").asInt()).isGreaterThan(30);
    assertThat(medley.run("check", "rungs.yaml").done().out()).contains("\nrungs: {halving: {factor: 3, first: 0, guard: 100}}\n",
        "# trials get, about: 15 to step 2, ");
  }

  @Test
  void whereNobodyKeepsTheGuardNobodyWins() throws Exception {
    medley.write("guarded.yaml", SmallStudy.SPACE.replace("study: small", "study: guarded").replace("sampler: {choose: [proportional, "
        + "{mix: {shares: {simplex: tasks}}}]}", "sampler: {mix: {shares: {topic: 0.98, mood: 0.01, places: 0.01}}}")
        + "rungs: {guarded: {guard: 0}}\n");
    var refused = medley.run("run", "guarded.yaml", "--trials", "3", "--store", "guarded", "--quiet").with(1);
    assertThat(refused.err()).startsWith("MED-762 No trial of study (guarded) is its best: the rules of its rungs stopped 3 of 3.\n"
        + "Maybe look at why with `medley trials guarded`, and let `rungs` stop fewer.");
    assertThat(rows("guarded", "SELECT reason FROM trial_v WHERE state = 'PRUNED'"))
        .anyMatch(
            reason -> reason.matches(".*After \\d+ steps a task was \\d+\\.\\d % worse than alone, and the guard allows 0\\.0 %\\..*"));
  }

  private static void kill(String store, int rungs) throws Exception {
    try (var run = start(store, 2)) {
      run.awaitLines(rungs, "\"event\":\"rung\"");
      run.kill();
    }
  }

  private static Started start(String store, int threads) throws IOException {
    return medley.start("run", "rungs.yaml", "--json", "--store", store, "--threads", String.valueOf(threads), "--cohort", "4", "--seed",
        "7");
  }

  private static List<String> rows(String store, String sql) throws Exception {
    return medley.run("query", sql, "--limit", "100000", "--format", "csv", "--store", store).done().lines();
  }
}
