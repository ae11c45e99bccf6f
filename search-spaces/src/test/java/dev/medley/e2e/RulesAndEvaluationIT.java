package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Rules are mined, kept and shown where they break, and models are judged on inputs that get worse.
@DisabledOnOs(OS.WINDOWS)
final class RulesAndEvaluationIT {

  private static final String RULES = "rules: [topic = weather -> mood = good, places = B-place -> topic = sport]\n";

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));

  @BeforeAll
  static void runAStudy() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    medley.write("small.yaml", SmallStudy.SPACE.replace("trials: 6", "trials: 2") + RULES);
    medley.run("run", "small.yaml", "--quiet").done();
  }

  /// Of two tasks on the same texts: what is sport is good, but for three texts of forty.
  @Test
  void rulesAreMinedFromLabels() throws Exception {
    var both = new StringBuilder("text,topic,mood\n");
    for (int i = 0; i < 40; i++)
      both.append("text number ").append(i).append(i % 2 == 0 ? ",sport," : ",weather,").append(i % 2 == 0 == i >= 3 ? "good\n" : "bad\n");
    medley.write("both.csv", both.toString());
    medley.write("both.yaml",
        "tasks: [{use: csv, as: topic, file: both.csv, text: text, target: topic}, {use: csv, as: mood, file: both.csv, text: text, target: mood}]\n");
    var mined = medley.run("rules", "mine", "both.yaml", "--support", "0.05", "--confidence", "0.8", "--json").done().objects();
    assertThat(mined).extracting(rule -> rule.get("rule").asString()).containsExactlyInAnyOrder("topic = sport <-> mood = good",
        "topic = weather <-> mood = bad");
    assertThat(mined).allSatisfy(rule -> {
      assertThat(rule.get("confidence").asDouble()).isBetween(0.8, 1.0);
      assertThat(rule.get("support").asDouble()).isBetween(0.3, 0.6);
      assertThat(rule.get("words").asString()).startsWith("Where topic is ").endsWith("and the other way round");
    });
    var wrong = medley.run("rules", "mine", "small.yaml", "--support", "0", "--confidence", "95").with(2);
    assertThat(wrong.err()).contains("MED-805 The support (0.0)", "MED-805 The confidence (95.0)");
  }

  @Test
  void brokenRulesAreCountedAndListed() throws Exception {
    var best = medley.run("leaderboard", "small", "--by", "rules.broken", "--json").done().objects();
    assertThat(best).hasSize(2);
    var shown = medley.run("rules", "show", "small", "--list", "2", "--json").done().objects();
    assertThat(shown).extracting(rule -> rule.get("rule").asString()).containsExactly("topic = weather -> mood = good",
        "places = B-place -> topic = sport");
    for (var rule : shown) {
      assertThat(rule.get("cases").asInt()).isPositive();
      assertThat(rule.get("before").asDouble()).isBetween(0.0, 1.0);
      assertThat(rule.get("after").asDouble()).isBetween(0.0, 1.0);
      boolean broken = rule.get("after").asDouble() > 0;
      assertThat(rule.get("broken").isEmpty()).isEqualTo(!broken);
      for (var breach : rule.get("broken")) assertThat(breach.get("example").asString()).contains(" in ");
    }
  }

  /// An exported model has the figures of its trial, as the study recorded them, and the same as inputs get worse.
  @Test
  void trialAndExportAreJudgedAlike() throws Exception {
    var trial = medley.run("evaluate", "small", "--noise", "typos=0.5", "--noise", "drop=0.3", "--json").done().objects();
    medley.run("export", "small", "--to", "model").done();
    var model = medley.run("evaluate", "model", "--on", "small.yaml", "--noise", "typos=0.5", "--noise", "drop=0.3", "--json").done()
        .objects();
    assertThat(model).isEqualTo(trial);
    var recorded = medley
        .run("query", "SELECT label, value FROM score_v WHERE split = 'test' AND number >= " + SmallStudy.BASELINES, "--json").done()
        .objects();
    for (var figure : plain(trial)) {
      String label = "test." + figure.get("task").asString() + "." + figure.get("metric").asString();
      assertThat(recorded).as(label).anySatisfy(row -> {
        assertThat(row.get("label").asString()).isEqualTo(label);
        assertThat(row.get("value").asDouble()).isCloseTo(figure.get("value").asDouble(), within(1e-9));
      });
    }
    assertThat(trial.stream().filter(f -> f.has("area"))).isNotEmpty()
        .allSatisfy(f -> assertThat(f.get("area").asDouble()).isBetween(0.0, 1.0));
  }

  private static List<JsonNode> plain(List<JsonNode> figures) {
    return figures.stream().filter(f -> f.get("noise").asString().isEmpty()).toList();
  }

  /// The more words may be replaced against the model, the worse; at 0 it is as the study has it.
  @Test
  void wordsAreReplacedAgainstTheModel() throws Exception {
    var found = medley.run("evaluate", "small", "--noise", "words=0.2,0.6", "--json").done().objects();
    var plain = plain(found);
    // Of two classes, a greater loss is a smaller margin.
    for (var task : List.of("topic", "mood")) {
      var accuracies = found.stream().filter(f -> f.get("noise").asString().equals("words") && f.get("task").asString().equals(task)
          && f.get("metric").asString().equals("accuracy") && f.has("strength")).map(f -> f.get("value").asDouble()).toList();
      assertThat(accuracies).as(task).hasSize(3).isSortedAccordingTo(java.util.Comparator.reverseOrder());
      assertThat(accuracies.getFirst()).isEqualTo(plain.stream()
          .filter(f -> f.get("task").asString().equals(task) && f.get("metric").asString().equals("accuracy")).findFirst().orElseThrow()
          .get("value").asDouble());
    }
    medley.run("export", "small", "--to", "exported").done();
    assertThat(medley.run("evaluate", "exported", "--on", "small.yaml", "--noise", "words").with(2).err())
        .contains("MED-810 The noise (words) of --noise needs losses, which an exported model has not.");
  }

  @Test
  void whatCannotBeJudgedIsRefused() throws Exception {
    assertThat(medley.run("evaluate", "small", "--noise", "typo", "--noise", "drop=3", "--split", "tset").with(2).err())
        .contains("MED-806 The noise (typo)", "MED-807 The strength (3)", "MED-811 The split (tset)");
    assertThat(medley.run("evaluate", "small", "--task", "topc").with(2).err()).contains("MED-809 The task (topc)", "Did you mean: topic?");
  }
}
