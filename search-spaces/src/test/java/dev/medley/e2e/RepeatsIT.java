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

/// The best trials are repeated with new seeds: in the record, on the leaderboard, and the same whatever happens on the way.
@DisabledOnOs(OS.WINDOWS)
final class RepeatsIT {

  private static final int REPEATS = 9;
  private static final String RECORD = """
      SELECT t.number, t.kind, t.state, t.objective, t.configuration, m.step, m.task, m.metric, m.split, m.value
      FROM trial_v t LEFT JOIN metric_v m ON m.study = t.study AND m.number = t.number
      ORDER BY t.number, m.step, m.task, m.metric, m.split""";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));

  @BeforeAll
  static void run() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    medley.write("small.yaml", SmallStudy.SPACE.replace("steps: 8", "steps: 6, repeats: " + REPEATS));
    try (var run = start("undisturbed", 1)) {
      run.ending().done();
    }
  }

  @Test
  void theBestAreRepeatedWithinTheBudgetAndNoOtherIs() throws Exception {
    var best = rows("undisturbed", "SELECT number FROM trial_v WHERE kind = 'TRIAL' ORDER BY objective DESC, number").subList(1, 4);
    var repeats = rows("undisturbed", "SELECT p.text FROM parameter_v p WHERE p.parameter = 'repeat-of'");
    assertThat(repeats.size() - 1).isBetween(6, REPEATS);
    assertThat(repeats.subList(1, repeats.size())).allMatch(best::contains);
    assertThat(rows("undisturbed", "SELECT number FROM trial_v WHERE kind = 'TRIAL'")).as("repeats are no trials of the budget")
        .hasSize(1 + 6);
    assertThat(medley.run("replay", "small", "--store", "undisturbed").done().out()).startsWith("All trials (6)");
  }

  @Test
  void aRepeatIsTheSameConfigurationWithAnotherSeed() throws Exception {
    var rows = medley.run("query", """
        SELECT t.number AS trial, r.number AS repeat, c.metric, c.task, a.value AS first, c.value AS again
        FROM parameter_v p JOIN trial_v t ON t.study = p.study AND CAST(t.number AS VARCHAR) = p.text JOIN trial_v r ON r.number = p.number
        JOIN score_v a ON a.number = t.number AND a.split = 'validation' JOIN score_v c ON c.number = r.number AND c.label = a.label
        WHERE p.parameter = 'repeat-of'""", "--json", "--store", "undisturbed").done().objects();
    assertThat(rows).isNotEmpty();
    assertThat(rows.stream().filter(row -> row.get("first").asDouble() != row.get("again").asDouble())).as("another seed").isNotEmpty();
  }

  @Test
  void theLeaderboardShowsMeansIntervalsAndTies() throws Exception {
    var board = medley.run("leaderboard", "small", "--json", "--store", "undisturbed").done().objects();
    var raced = board.stream().filter(row -> row.get("repeats").isNumber()).toList();
    assertThat(raced).hasSize(3).isEqualTo(board.subList(0, 3));
    for (var row : raced) {
      var values = medley.run("query",
          "SELECT t.objective FROM trial_v t JOIN parameter_v p ON p.number = t.number WHERE p.parameter = 'repeat-of' AND p.text = '"
              + row.get("trial").asInt() + "'",
          "--json", "--store", "undisturbed").done().objects();
      assertThat(row.get("repeats").asInt()).isEqualTo(values.size()).isGreaterThanOrEqualTo(2);
      assertThat(row.get("mean").asDouble()).isCloseTo(
          values.stream().mapToDouble(v -> v.get("objective").asDouble()).average().orElseThrow(),
          org.assertj.core.data.Offset.offset(1e-9));
      assertThat(row.get("margin").asDouble()).isNotNegative();
    }
    assertThat(raced.stream().map(row -> -row.get("mean").asDouble()).toList()).isSorted();
    assertThat(board.getFirst().get("rank").asInt()).isEqualTo(1);
    assertThat(raced.stream().filter(row -> row.get("tie").asString().equals("="))).allMatch(row -> row.get("rank").asInt() == 1);
  }

  @Test
  void killedInTheMiddleOfTheRaceItComesToTheSame() throws Exception {
    try (var run = start("killed", 2)) {
      run.awaitLines(2, "repeat of");
      run.kill();
    }
    medley.run("resume", "small", "--store", "killed", "--quiet").done();
    assertThat(rows("killed", RECORD)).isEqualTo(rows("undisturbed", RECORD));
  }

  private static Started start(String store, int threads) throws IOException {
    return medley.start("run", "small.yaml", "--json", "--store", store, "--threads", String.valueOf(threads), "--cohort", "3", "--seed",
        "7");
  }

  private static List<String> rows(String store, String sql) throws Exception {
    return medley.run("query", sql, "--limit", "100000", "--format", "csv", "--store", store).done().lines();
  }
}
