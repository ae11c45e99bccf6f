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

/// What a study learns from others is in its own record: it ends as it would have ended, whatever becomes of them.
@DisabledOnOs(OS.WINDOWS)
final class TransferIT {

  private static final String RECORD = """
      SELECT t.number, t.kind, t.state, t.objective, t.configuration, m.step, m.task, m.metric, m.split, m.value
      FROM trial_v t LEFT JOIN metric_v m ON m.study = t.study AND m.number = t.number WHERE t.study = 'later'
      ORDER BY t.number, m.step, m.task, m.metric, m.split""";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));
  private static List<String> undisturbed = List.of();

  /// An earlier study of the same tasks under other names, and two stores like it.
  @BeforeAll
  static void runEarlier() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    var renamed = SmallStudy.SPACE.replace("study: small", "study: earlier").replace("as: topic", "as: subject").replace("as: mood",
        "as: tone");
    medley.write("earlier.yaml", renamed);
    medley.write("later.yaml", SmallStudy.SPACE.replace("study: small", "study: later") + "transfer: auto\n");
    for (var store : List.of("store", "killed")) medley.run("run", "earlier.yaml", "--trials", "10", "--store", store, "--quiet").done();
    var told = medley.run("run", "later.yaml", "--trials", "10", "--cohort", "3", "--store", "store").done();
    assertThat(told.err()).contains("Begins with what won in earlier (worth ");
    undisturbed = rows("store", RECORD);
  }

  @Test
  void itsFirstTrialIsTheBestOfTheOtherUnderTheNamesOfItsOwnTasks() throws Exception {
    var lessons = medley.run("query", "SELECT past, trial, weight FROM lesson_v ORDER BY place", "--json", "--store", "store").done()
        .objects();
    assertThat(lessons.getFirst().get("past").asString()).isEqualTo("earlier");
    assertThat(lessons.getFirst().get("weight").asDouble()).as("the same data, the same space").isGreaterThan(0.9);
    var best = medley.run("leaderboard", "earlier", "--top", "1", "--json", "--store", "store").done().objects().getFirst();
    assertThat(lessons.getFirst().get("trial").asInt()).isEqualTo(best.get("trial").asInt());
    var there = medley.run("show", "earlier", best.get("trial").asString(), "--json", "--store", "store").done().objects().getFirst();
    var here = medley.run("show", "later", String.valueOf(SmallStudy.BASELINES), "--json", "--store", "store").done().objects().getFirst();
    for (var same : List.of("sharing", "loss", "sampler", "optimizer.adam.weight-decay"))
      assertThat(here.get("parameters").get(same)).as(same).isEqualTo(there.get("parameters").get(same));
    assertThat(medley.run("show", "later", "--store", "store").done().out()).contains("Begins with what won in earlier (worth ");
    assertThat(medley.run("query", "SELECT DISTINCT task FROM descriptor_v WHERE study = 'earlier' ORDER BY task", "--format", "csv",
        "--store", "store").done().lines()).contains("subject", "tone", "places");
  }

  @Test
  void aKilledStudyGoesOnByWhatItLearntThoughTheOthersChangedMeanwhile() throws Exception {
    try (var run = medley.start("run", "later.yaml", "--json", "--trials", "10", "--cohort", "3", "--store", "killed")) {
      run.awaitLines(SmallStudy.BASELINES + 1, "\"event\":\"trial\"");
      run.kill();
    }
    medley.run("run", "earlier.yaml", "--study", "earlier", "--trials", "16", "--store", "killed", "--quiet").done();
    medley.run("run", "earlier.yaml", "--study", "between", "--trials", "4", "--seed", "5", "--store", "killed", "--quiet").done();
    medley.run("resume", "later", "--store", "killed", "--quiet").done();
    assertThat(rows("killed", RECORD)).isEqualTo(undisturbed);
    assertThat(medley.run("replay", "later", "--store", "killed").done().out())
        .isEqualTo("All trials (10) of later are proposed again as they were.\n");
  }

  @Test
  void whatCannotBeBegunWithIsRefusedBeforeAnythingIsWritten() throws Exception {
    medley.write("named.yaml", SmallStudy.SPACE.replace("study: small", "study: named") + "transfer: [earlyer, others]\n");
    var refused = medley.run("run", "named.yaml", "--store", "store").with(2);
    assertThat(refused.err()).contains(
        "MED-861 The study (earlyer) that study (named) is to begin with is not in this store.\nDid you mean: earlier?",
        "MED-861 The study (others) that study (named) is to begin with is not in this store.");
    assertThat(medley.run("studies", "--json", "--store", "store").done().out()).doesNotContain("\"named\"");
    assertThat(medley.run("check", "later.yaml").done().out()).contains("\ntransfer: auto\n",
        "# begins with what won in the studies of the store that are most like it");
  }

  @Test
  void whereNothingIsLikeItASearchBeginsCold() throws Exception {
    var told = medley.run("run", "later.yaml", "--trials", "2", "--store", "empty").done();
    assertThat(told.err()).contains("Begins with no other study: none of the store is enough like it.");
  }

  /// A study of the same data that looked for what learns one of the tasks worst: it is as much alike as can be, and has one say, the first trial. What the search would have tried without it does not count.
  @Test
  void aPastThatMisleadsCostsOneTrial() throws Exception {
    medley.write("worst.yaml", SmallStudy.SPACE.replace("study: small", "study: worst") + "objective: {minimize: places.accuracy}\n");
    medley.write("cold.yaml", SmallStudy.SPACE.replace("study: small", "study: cold"));
    medley.write("misled.yaml", SmallStudy.SPACE.replace("study: small", "study: misled") + "transfer: [worst]\n");
    medley.run("run", "worst.yaml", "--trials", "16", "--seed", "9", "--store", "misled", "--quiet").done();
    for (var study : List.of("cold", "misled"))
      medley.run("run", study + ".yaml", "--trials", "16", "--cohort", "4", "--store", "misled", "--quiet").done();
    var lessons = strings("SELECT point FROM lesson_v WHERE study = 'misled'", "point");
    var cold = strings("SELECT configuration FROM trial_v WHERE kind = 'TRIAL' AND study = 'cold'", "configuration");
    var misled = strings("SELECT configuration FROM trial_v WHERE kind = 'TRIAL' AND study = 'misled'", "configuration");
    assertThat(lessons).hasSizeGreaterThan(3);
    assertThat(lessons.stream().filter(lesson -> tried(lesson, misled) && !tried(lesson, cold))).hasSizeLessThanOrEqualTo(1);
  }

  private static boolean tried(String point, List<String> configurations) {
    return configurations.stream().anyMatch(configuration -> configuration.endsWith("\"point\":" + point + "}"));
  }

  private static List<String> strings(String sql, String column) throws Exception {
    return medley.run("query", sql, "--json", "--store", "misled").done().objects().stream().map(row -> row.get(column).asString())
        .toList();
  }

  private static List<String> rows(String store, String sql) throws IOException, InterruptedException {
    return medley.run("query", sql, "--limit", "100000", "--format", "csv", "--store", store).done().lines();
  }
}
