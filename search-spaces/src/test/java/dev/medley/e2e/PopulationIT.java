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

/// A population is one study, bit for bit, whatever happens to it: on one thread or two, killed in a generation, or without its checkpoints, from which copies begin.
@DisabledOnOs(OS.WINDOWS)
final class PopulationIT {

  private static final int MEMBERS = 8;

  /// Two of eight give way after each of four generations but the last.
  private static final int COPIES = 6;

  private static final String SPACE = SmallStudy.SPACE.replace("study: small", "study: population")
      .replace("adam: {rate: 0.01,", "adam: {rate: {log: [1e-3, 1e-1]},")
      .replace("sampler: {choose: [proportional, {mix: {shares: {simplex: tasks}}}]}", "sampler: {mix: {shares: {simplex: tasks}}}")
      .replace("loss: {choose: [equal, pcgrad]}", "loss: {static: {weights: {topic: {log: [0.2, 5]}}}}")
      .replace("budget: {trials: 6, steps: 8}", "budget: {trials: " + MEMBERS + ", steps: 16}\npopulation: {generations: 4}");

  /// Everything about the trials that does not name a clock or a process, to the last digit.
  private static final String RECORD = """
      SELECT t.number, t.kind, t.state, t.reason, t.objective, t.steps, t.seed, t.examples_seen, t.configuration, m.step, m.task, m.metric, m.split, m.value
      FROM trial_v t LEFT JOIN metric_v m ON m.study = t.study AND m.number = t.number WHERE t.study = 'population'
      ORDER BY t.number, m.step, m.task, m.metric, m.split""";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));
  private static List<String> undisturbed = List.of();

  @BeforeAll
  static void runUndisturbed() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    medley.write("population.yaml", SPACE);
    try (var run = start("undisturbed", 1)) {
      run.ending().done();
    }
    undisturbed = rows("undisturbed", RECORD);
  }

  @Test
  void theWorstGiveWayToCopiesOfTheBest() throws Exception {
    var counted = medley
        .run("query", "SELECT state, steps, COUNT(*) AS n FROM trial_v WHERE kind = 'TRIAL' GROUP BY state, steps ORDER BY steps",
            "--json", "--store", "undisturbed")
        .done().objects();
    assertThat(counted).extracting(row -> row.get("steps").asInt() + " " + row.get("state").asString() + " " + row.get("n").asInt())
        .containsExactly("4 PRUNED 2", "8 PRUNED 2", "12 PRUNED 2", "16 COMPLETED " + MEMBERS);
    var stopped = medley
        .run("query", "SELECT number, objective FROM trial_v WHERE state = 'PRUNED' AND steps = 4", "--json", "--store", "undisturbed")
        .done().objects();
    var better = medley.run("query", "SELECT m.number, m.value FROM metric_v m JOIN trial_v t ON t.number = m.number WHERE t.kind = 'TRIAL'"
        + " AND m.metric = 'delta_m' AND m.step = 4 AND t.state <> 'PRUNED' AND m.number < " + (SmallStudy.BASELINES * 4 + MEMBERS),
        "--json", "--store",
        "undisturbed").done().objects();
    double worst = better.stream().mapToDouble(row -> row.get("value").asDouble()).min().orElseThrow();
    assertThat(stopped).hasSize(2).allSatisfy(row -> assertThat(row.get("objective").asDouble()).isLessThanOrEqualTo(worst));
    assertThat(rows("undisturbed", "SELECT number FROM parameter_v WHERE parameter = 'copy-of'")).hasSize(1 + COPIES);
  }

  @Test
  void aCopyGoesOnFromWhereWhatItCopiesStood() throws Exception {
    var copies = medley
        .run("query",
            "SELECT c.number, c.text AS of_trial, a.text AS after FROM parameter_v c JOIN parameter_v a ON a.number = c.number"
                + " WHERE c.parameter = 'copy-of' AND a.parameter = 'copied-after' ORDER BY c.number",
            "--json", "--store", "undisturbed")
        .done().objects();
    assertThat(copies).hasSize(COPIES);
    for (var copy : copies) {
      int after = Integer.parseInt(copy.get("after").asString());
      var shown = medley.run("show", "population", copy.get("number").asString(), "--store", "undisturbed").done().out();
      assertThat(shown).contains(
          "Copy of     trial " + copy.get("of_trial").asString() + ", after " + after + " steps; its line began with trial ",
          "OVER THE TRAINING", "optimizer.adam.rate", "0 %", "100 %");
    }
  }

  @Test
  void theScheduleOfTheWinnerIsASpaceThatTrains() throws Exception {
    var best = medley.run("leaderboard", "population", "--top", "1", "--json", "--store", "undisturbed").done().objects().getFirst()
        .get("trial").asString();
    var space = medley.run("show", "population", best, "--as-space", "--store", "undisturbed").done().out();
    assertThat(space).startsWith("study: population-" + best + "\n").contains("{schedule: [").doesNotContain("population:", "simplex",
        "log:");
    medley.write("winner.yaml", space);
    medley.run("run", "winner.yaml", "--store", "winner", "--quiet").done();
    var trained = medley.run("query", "SELECT configuration FROM trial_v WHERE kind = 'TRIAL'", "--json", "--store", "winner").done()
        .objects();
    var original = medley.run("query", "SELECT configuration FROM trial_v WHERE number = " + best, "--json", "--store", "undisturbed")
        .done().objects();
    assertThat(schedules(trained.getFirst().get("configuration").asString())).isNotEmpty()
        .isEqualTo(schedules(original.getFirst().get("configuration").asString()));
  }

  private static List<String> schedules(String configuration) {
    return java.util.regex.Pattern.compile("\"schedule\":\\[[^\\]]*\\]")
        .matcher(configuration.substring(0, configuration.indexOf("\"point\"")))
        .results().map(java.util.regex.MatchResult::group).toList();
  }

  @Test
  void itsMembersAreProposedAgain() throws Exception {
    assertThat(medley.run("replay", "population", "--store", "undisturbed").done().out())
        .isEqualTo("All trials (" + (MEMBERS + COPIES) + ") of population are proposed again as they were.\n");
  }

  @Test
  void twoThreadsFindWhatOneFinds() throws Exception {
    try (var run = start("threads", 2)) {
      run.ending().done();
    }
    assertThat(rows("threads", RECORD)).isEqualTo(undisturbed);
  }

  @Test
  void aKilledPopulationGoesOnToTheSameEnd() throws Exception {
    kill("killed", 2);
    medley.run("resume", "population", "--store", "killed", "--quiet").done();
    assertThat(rows("killed", RECORD)).isEqualTo(undisturbed);
  }

  /// A copy is its configuration: without what it was to go on from, it trains again from its first step, by the schedule of what it copies, and comes to the same.
  @Test
  void withoutItsCheckpointsItTrainsAgainAndComesToTheSame() throws Exception {
    kill("lost", 1);
    try (var files = Files.walk(directory.resolve("lost").resolve("checkpoints"))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
    medley.run("resume", "population", "--store", "lost", "--quiet").done();
    assertThat(rows("lost", RECORD)).isEqualTo(undisturbed);
  }

  @Test
  void whatCannotBeAPopulationIsRefusedWithEveryReason() throws Exception {
    medley.write("wrong.yaml",
        SmallStudy.SPACE.replace("study: small", "study: wrong")
            .replace("sampler: {choose: [proportional, {mix: {shares: {simplex: tasks}}}]}",
                "sampler: proportional")
            .replace("trials: 6", "trials: 3") + "rungs: halving\npopulation: {generations: 20}\n");
    var refused = medley.run("run", "wrong.yaml", "--store", "wrong").with(2);
    assertThat(refused.err()).contains(
        "MED-863 The rungs (halving) of study (wrong) cannot stand beside a population, which decides who goes on.\nMaybe leave out `rungs`, or `population`.",
        "MED-864 The population of study (wrong) has nothing to try: no number or mix is searched that may change over the training.\nMaybe search the rate of the optimizer, the shares of `mix` or the weights of `static`.",
        "MED-865 The generations (20) of study (wrong) must have a step each, and a trial has 8.\nMaybe ask for fewer, or give each trial more --steps.",
        "MED-866 The population (3 trials) of study (wrong) is too small: of so few nobody gives way to a copy.\nMaybe give it 4 --trials or more, or raise `part`.");
    assertThat(directory.resolve("wrong")).doesNotExist();
    var grown = medley.run("run", "population.yaml", "--study", "population", "--trials", "12", "--store", "undisturbed").with(2);
    assertThat(grown.err()).startsWith(
        "MED-867 The number of trials of study (population) cannot grow: its trials are a population, and were chosen among each other.\n"
            + "Maybe run the space with more --trials under another name with --study.");
    assertThat(medley.run("check", "population.yaml").done().out()).contains(
        "\npopulation: {anew: 0.25, factor: 1.2, generations: 4, part: 0.25}\n",
        "# a population of 8: 3 times, the worst 2 give way to copies of the best");
  }

  /// In the second generation or later.
  private static void kill(String store, int threads) throws Exception {
    try (var run = start(store, threads)) {
      run.awaitLines(1, "\"event\":\"rung\"");
      run.kill();
    }
  }

  private static Started start(String store, int threads) throws IOException {
    return medley.start("run", "population.yaml", "--json", "--store", store, "--threads", String.valueOf(threads), "--cohort", "4",
        "--seed", "7");
  }

  private static List<String> rows(String store, String sql) throws Exception {
    return medley.run("query", sql, "--limit", "100000", "--format", "csv", "--store", store).done().lines();
  }
}
