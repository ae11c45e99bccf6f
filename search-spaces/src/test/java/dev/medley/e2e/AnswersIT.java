package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A study is run, and what was found is asked for in every way.
@DisabledOnOs(OS.WINDOWS)
final class AnswersIT {

  private static final Pattern QUERY = Pattern.compile("medley query \"([^\"]+)\"");

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));
  private static Ending ran = new Ending(-1, "", "");

  @BeforeAll
  static void runAStudy() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    ran = medley.run("run", "small.yaml");
  }

  @Test
  void aRunEndsWithALeaderboard() {
    ran.done();
    assertThat(ran.out()).contains("small: 6 trials in ", "SINGLE TASK", "EQUAL MIX", "delta_m", "RANK").doesNotContain("0 of 10 trials");
    assertThat(ran.err()).contains("small: 10 of 10 trials", "medley leaderboard small");
    assertThat(directory.resolve("medley-data")).isDirectory();
  }

  @Test
  void whatNoPluginBringsIsShownToo() throws Exception {
    assertThat(medley.run("plugins", "show", "adam").done().out()).startsWith("optimizer adam\n").contains("weight-decay", "0.003");
    assertThat(medley.run("plugins", "show", "halving").done().out()).startsWith("rungs halving\n").contains("guard");
    var ewc = medley.run("plugins", "show", "ewc", "--json").done().objects().getFirst();
    assertThat(ewc.get("settings").valueStream().map(s -> s.get("name").asString())).contains("strength", "fisher");
  }

  @Test
  void testFiguresAreShownOnceAndForTheWinner() throws Exception {
    assertThat(ran.lines().stream().filter(line -> line.matches("topic +accuracy +test .*"))).hasSize(1);
    var tested = medley.run("query", "SELECT DISTINCT number FROM score_v WHERE split = 'test' AND number >= " + SmallStudy.BASELINES,
        "--json").done().objects();
    var best = medley.run("leaderboard", "small", "--top", "1", "--json").done().objects().getFirst();
    assertThat(tested).extracting(row -> row.get("number").asInt()).containsExactly(best.get("trial").asInt());
  }

  @Test
  void jsonIsAllThatStandardOutputHolds() throws Exception {
    var events = medley.run("run", "small.yaml", "--json", "--store", "json-data", "--trials", "2", "--steps", "2").done().objects();
    assertThat(events).extracting(AnswersIT::event).startsWith("study").endsWith("finished")
        .containsOnly("study", "trial", "figure", "finished");
    assertThat(events.stream().filter(e -> event(e).equals("trial"))).hasSize(2 + SmallStudy.BASELINES)
        .allMatch(e -> e.get("failure").asString().isEmpty());
    var finished = events.getLast();
    assertThat(finished.get("completed").asInt()).isEqualTo(2);
    assertThat(finished.get("winner").asInt()).isBetween(SmallStudy.BASELINES, SmallStudy.BASELINES + 1);
  }

  @Test
  void studiesAndTrialsAreListed() throws Exception {
    assertThat(medley.run("studies").done().out()).contains("small", "completed");
    var trials = medley.run("trials", "small", "--json").done().objects();
    assertThat(trials).hasSize(SmallStudy.TRIALS + SmallStudy.BASELINES).allMatch(t -> t.get("state").asString().equals("completed"));
    assertThat(trials.stream().filter(t -> t.get("kind").asString().equals("baseline"))).hasSize(SmallStudy.BASELINES);
  }

  @Test
  void aTrialIsShownWhole() throws Exception {
    var shown = medley.run("show", "small", "5").done().out();
    assertThat(shown).startsWith("trial 5 of small: completed").contains("topic", "accuracy", "Seed", "Engine", "Device", "Examples",
        "optimizer.adam.rate");
    var json = medley.run("show", "small", "5", "--json").done().objects().getFirst();
    assertThat(json.get("parameters").get("sharing").asString()).isIn("hard", "mmoe");
    assertThat(json.get("scores").get("topic.accuracy").asDouble()).isBetween(0.0, 1.0);
    // 8 steps of 4 micro-batches of 8 rows are 256 examples of three tasks that have about a hundred each to train on.
    var passes = json.get("scores").properties().stream().filter(e -> e.getKey().matches("train\\.(topic|mood|places)\\.passes"))
        .mapToDouble(e -> e.getValue().asDouble()).toArray();
    assertThat(Arrays.stream(passes).sum()).isBetween(256 / 120.0, 256 / 60.0);
  }

  @Test
  void theLeaderboardIsOrderedAndCut() throws Exception {
    var rows = medley.run("leaderboard", "--top", "5", "--format", "json").done().objects();
    assertThat(rows).hasSize(5).extracting(row -> row.get("rank").asInt()).containsExactly(1, 2, 3, 4, 5);
    assertThat(rows).extracting(row -> -row.get("objective").asDouble()).isSorted();
    var table = medley.run("leaderboard", "--top", "3").done().lines();
    assertThat(table).hasSize(4);
    assertThat(table.getFirst()).startsWith("RANK");
  }

  @Test
  void theLeaderboardIsFiltered() throws Exception {
    var all = medley.run("leaderboard", "--json").done().objects();
    var filtered = medley.run("leaderboard", "--where", "sharing = 'mmoe'", "--json").done().objects();
    assertThat(filtered).isNotEmpty().hasSizeLessThan(all.size()).allMatch(row -> row.get("sharing").asString().equals("mmoe"));
    assertThat(medley.run("leaderboard", "--where", "rate < 1e-9").done().err()).contains("No trial matches.");
  }

  @Test
  void theLeaderboardIsRankedByAnything() throws Exception {
    var rows = medley.run("leaderboard", "small", "--by", "topic.accuracy", "--json").done().objects();
    assertThat(rows).extracting(row -> -row.get("topic.accuracy").asDouble()).isSorted();
  }

  @Test
  void rowsAreWrittenAsCsv() throws Exception {
    var lines = medley.run("leaderboard", "small", "--top", "2", "--format", "csv").done().lines();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("rank,trial,objective,");
    int columns = lines.getFirst().split(",", -1).length;
    assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
  }

  @Test
  void sqlIsAnswered() throws Exception {
    var rows = medley.run("query", "SELECT kind, count(*) AS n FROM trial_v WHERE study = 'small' GROUP BY kind ORDER BY kind", "--json")
        .done().objects();
    assertThat(rows).extracting(row -> row.get("n").asInt()).containsExactly(SmallStudy.BASELINES, SmallStudy.TRIALS);
  }

  @Test
  void everyQueryOfTheDocumentsIsAnswered() throws Exception {
    var queries = new ArrayList<String>();
    for (var document : List.of("README.md", "docs/guide.md", "search-spaces/README.md"))
      QUERY.matcher(Files.readString(Path.of("..", document))).results().map(m -> m.group(1)).forEach(queries::add);
    assertThat(queries).hasSizeGreaterThan(1);
    for (var query : queries) assertThat(medley.run("query", query).done().lines()).as(query).hasSizeGreaterThan(1);
  }

  @Test
  void checkWritesNothing() throws Exception {
    var before = medley.files();
    var checked = medley.run("check", "small.yaml").done().out();
    assertThat(checked).contains("# 6 trials and 4 baselines");
    assertThat(medley.files()).isEqualTo(before);
  }

  @Test
  void whatIsPrintedByCheckRunsAgain() throws Exception {
    Files.writeString(directory.resolve("resolved.yaml"), medley.run("check", "small.yaml").done().out());
    assertThat(medley.run("check", "resolved.yaml").done().out()).isEqualTo(medley.run("check", "small.yaml").out());
  }

  @Test
  void anExportedModelPredictsWithoutTheStudy() throws Exception {
    medley.run("export", "small", "--to", "model").done();
    var elsewhere = new Medley(Files.createDirectory(directory.resolve("elsewhere")));
    var model = directory.resolve("model").toString();
    var topics = elsewhere.answer("a lovely storm in Oslo\nthe coach of a great team\n", "predict", model, "--task", "topic").done()
        .objects();
    assertThat(topics).extracting(p -> p.get("input").asString()).containsExactly("a lovely storm in Oslo", "the coach of a great team");
    assertThat(topics).allMatch(p -> List.of("weather", "sport").contains(p.get("label").asString()));
    var places = elsewhere.answer("a grim race in Lima\n", "predict", model, "--task", "places").done().objects();
    assertThat(places.getFirst().get("words")).hasSize(5);
    assertThat(places.getFirst().get("tags")).hasSize(5).allMatch(tag -> List.of("O", "B-place").contains(tag.asString()));
    assertThat(elsewhere.files()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNeitherExportedNorAsked() throws Exception {
    refused("MED-211 The study (smal) is not in this store.", "export", "smal", "--to", "nothing");
    refused("MED-211 The study (smal) is not in this store.", "leaderboard", "smal");
    refused("MED-211 The study (smal) is not in this store.", "resume", "smal");
    refused("MED-213 The trial (99)", "show", "small", "99");
    refused("MED-230", "query", "DELETE FROM study");
    refused("MED-220", "leaderboard", "--where", "sharing == 'mmoe'");
    refused("MED-172 The study (small) of this store exists.", "run", "small.yaml", "--study", "small");
    assertThat(directory.resolve("nothing")).doesNotExist();
  }

  private static void refused(String message, String... arguments) throws Exception {
    var ending = medley.run(arguments).with(2);
    assertThat(ending.err()).contains(message);
    assertThat(ending.out()).isEmpty();
  }

  private static String event(JsonNode object) {
    return object.get("event").asString();
  }
}
