package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Studies that optimise more than their tasks' own figures: how they hold out as inputs get worse, rules that are kept, what a sampler leads to.
@DisabledOnOs(OS.WINDOWS)
final class RobustnessIT {

  private static final String LEADING = "sampler: {progressive: {target: mood, from: 0.2, to: {uniform: [0.5, 0.9]}}}\n";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));

  @BeforeAll
  static void run() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    var space = SmallStudy.SPACE.replace("trials: 6", "trials: 4");
    medley.write("robust.yaml", space.replace("study: small", "study: robust")
        + "objective: [{maximize: robust}, {maximize: delta_m}]\nrobustness: {typos: [0.2, 0.5], drop: 0.4, examples: 15}\n");
    medley.write("leading.yaml", space.replace("study: small", "study: leading").replaceFirst("sampler: .*\n", LEADING)
        + "objective: [{maximize: target-gain}, {minimize: others-loss}]\n");
    medley.write("rules.yaml", space.replace("study: small", "study: rules")
        + "objective: {minimize: rules.broken}\nrules: [topic = weather -> mood = good]\n");
    for (var file : List.of("robust.yaml", "leading.yaml", "rules.yaml")) medley.run("run", file, "--quiet").done();
  }

  private static double of(JsonNode row, String name) {
    return row.get(name).asDouble();
  }

  private List<JsonNode> scores(String study, String where) throws Exception {
    var query = "SELECT number, label, value FROM score_v WHERE study = '" + study + "' AND " + where + " ORDER BY number";
    return medley.run("query", query, "--json").done().objects();
  }

  /// The gain in the areas, over the best baseline of each task alone.
  @Test
  void whatHoldsOutIsOptimisedAndRecorded() throws Exception {
    var rows = medley.run("leaderboard", "robust", "--by", "robust", "--json").done().objects();
    assertThat(rows).hasSize(4);
    var baselines = scores("robust", "number < " + SmallStudy.BASELINES + " AND label LIKE '%.robust' AND split = 'validation'");
    assertThat(baselines).as("each alone, and the equal mix").hasSize(6);
    for (var row : rows) {
      var gains = new ArrayList<Double>();
      for (var task : List.of("topic", "mood", "places")) {
        double alone = of(baselines.stream().filter(b -> b.get("label").asString().equals(task + ".robust")).findFirst().orElseThrow(),
            "value");
        assertThat(of(row, task + ".robust")).isCloseTo((of(row, task + ".robust-drop") + of(row, task + ".robust-typos")) / 2,
            within(1e-9));
        if (alone >= .05) gains.add(100 * (of(row, task + ".robust") - alone) / alone);
      }
      assertThat(of(row, "robust")).isCloseTo(gains.stream().mapToDouble(g -> g).average().orElseThrow(), within(1e-6));
    }
    var test = scores("robust", "split = 'test' AND label LIKE '%.robust'");
    assertThat(test).as("the winner's on test data").anyMatch(s -> s.get("number").asInt() >= SmallStudy.BASELINES);
    assertThat(medley.run("replay", "robust").done().out()).isEqualTo("All trials (4) of robust are proposed again as they were.\n");
  }

  @Test
  void itsCostIsSaid() throws Exception {
    assertThat(medley.run("check", "robust.yaml").done().out())
        .contains("# each time it is validated, at most 45 examples more of each task, whose inputs are made worse");
  }

  @Test
  void whatIsLedToIsToldApart() throws Exception {
    var rows = medley.run("leaderboard", "leading", "--by", "target-gain", "--json").done().objects();
    assertThat(rows).hasSize(4);
    var alone = scores("leading", "number < " + SmallStudy.BASELINES + " AND label = 'mood.accuracy' AND split = 'validation'");
    double single = of(alone.getFirst(), "value");
    for (var row : rows) {
      assertThat(of(row, "target-gain")).isCloseTo(100 * (of(row, "mood.accuracy") - single) / single, within(1e-6));
      assertThat(row.has("others-loss")).isTrue();
    }
    assertThat(medley.run("leaderboard", "leading", "--front", "--json").done().objects()).isNotEmpty();
  }

  @Test
  void rulesThatAreKeptAreOptimised() throws Exception {
    var rows = medley.run("leaderboard", "rules", "--by", "rules.broken", "--json").done().objects();
    assertThat(rows).hasSize(4);
    assertThat(rows.stream().map(row -> of(row, "rules.broken")).toList()).isSorted();
    assertThat(medley.run("leaderboard", "rules", "--json").done().objects().stream().map(row -> of(row, "objective")).toList())
        .isEqualTo(rows.stream().map(row -> of(row, "rules.broken")).toList());
    assertThat(medley.run("replay", "rules").done().out()).contains("are proposed again as they were");
  }

  @Test
  void whatCannotBeOptimisedIsRefused() throws Exception {
    medley.write("wrong.yaml", SmallStudy.SPACE
        + "objective: [{maximize: target-gain}, {minimize: rules.broken}, {maximize: topic.unseen-accuracy}]\n");
    assertThat(medley.run("run", "wrong.yaml").with(2).err())
        .contains("MED-170 The objective (target-gain) of study (small) is nothing that is measured of its trials.",
            "MED-170 The objective (rules.broken)",
            "MED-891 The objective (topic.unseen-accuracy) of study (small) is measured on what is held out, which must not be chosen by.",
            "There are: delta_m, delta_m_metrics, delta_m_tasks, topic.accuracy,");
  }
}
