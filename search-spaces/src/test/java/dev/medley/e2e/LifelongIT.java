package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Tasks that arrive one after the other, from the space to the leaderboard.
@DisabledOnOs(OS.WINDOWS)
final class LifelongIT {

  private static final String SPACE = SmallStudy.SPACE.replace("{choose: [hard, {mmoe: {experts: 2}}]}", "hard")
      .replace("{choose: [equal, pcgrad]}", "equal").replace("{choose: [proportional, {mix: {shares: {simplex: tasks}}}]}", "proportional")
      + "lifelong: {choose: [naive, joint, {replay: {buffer: 20}}, {ewc: {examples: 8}}, si, lwf, {a-gem: {order: {permutation: tasks}}}]}\n";

  @TempDir
  private Path directory;

  private Medley medley = new Medley(Path.of(""));

  @BeforeEach
  void writeFiles() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    medley.write("life.yaml", SPACE.replace("study: small", "study: life"));
  }

  @Test
  void everyWayIsTriedAndItsForgettingShown() throws Exception {
    medley.run("run", "life.yaml", "--steps", "30", "--quiet").done();
    assertThat(medley.run("replay", "life").done().out()).contains("are proposed again as they were");
    medley.run("export", "life", "--trial", String.valueOf(SmallStudy.BASELINES + SmallStudy.TRIALS - 1), "--to", "model").done();
    assertThat(medley.run("evaluate", "model", "--on", "life.yaml").done().out()).contains("places");
    int naive = SmallStudy.BASELINES;
    var shown = medley.run("show", "life", String.valueOf(naive)).done().out();
    assertThat(shown.lines().map(line -> line.strip().split("\\s+", -1)[0])).containsSubsequence("AFTER", "nothing", "topic", "mood",
        "places");
    var figures = figures(naive);
    assertThat(figures).containsKeys("lifelong.acc", "lifelong.average", "lifelong.bwt", "lifelong.fwt", "lifelong.forgetting",
        "lifelong.forgetting-first");
    // The last row of the matrix is what the trial ended with.
    assertThat(figures.get("lifelong.acc")).isCloseTo(
        (figures.get("topic.accuracy") + figures.get("mood.accuracy") + figures.get("places.arrival")) / 3, within(1e-6));
    assertThat(figures.get("lifelong.bwt")).isCloseTo(-figures.get("lifelong.forgetting-first"), within(1e-9));
    assertThat(medley.run("leaderboard", "life", "--by", "lifelong.forgetting").done().out()).contains("LIFELONG.FORGETTING");
  }

  @Test
  void aStudyLooksForWhatForgetsLeast() throws Exception {
    medley.write("least.yaml", SPACE.replace("study: small", "study: life").replace("naive, joint, ", "naive, ")
        + "objective: [{maximize: lifelong.acc}, {minimize: lifelong.forgetting}]\n");
    medley.run("run", "least.yaml", "--steps", "30", "--quiet").done();
    for (int trial = SmallStudy.BASELINES; trial < SmallStudy.BASELINES + SmallStudy.TRIALS; trial++) {
      var shown = medley.run("show", "life", String.valueOf(trial), "--json").done().objects().getFirst();
      assertThat(shown.get("objective").asDouble()).isCloseTo(figures(trial).get("lifelong.acc"), within(1e-9));
    }
    assertThat(medley.run("replay", "life").done().out()).contains("are proposed again as they were");
    assertThat(medley.run("leaderboard", "life").done().out()).contains("FORGETTING");
  }

  @Test
  void whoseTasksWereThereAllAlongHasTheMeanOfTheEnd() throws Exception {
    medley.write("joint.yaml",
        SmallStudy.SPACE.replace("study: small", "study: life").replace("{choose: [hard, {mmoe: {experts: 2}}]}", "hard")
            + "lifelong: joint\nobjective: {maximize: lifelong.acc}\n");
    medley.run("run", "joint.yaml", "--trials", "2", "--quiet").done();
    var figures = figures(SmallStudy.BASELINES);
    assertThat(figures.get("lifelong.acc")).isCloseTo(
        (figures.get("topic.accuracy") + figures.get("mood.accuracy") + figures.get("places.span-f1")) / 3, within(1e-6));
    assertThat(figures).doesNotContainKey("lifelong.forgetting");
  }

  private Map<String, Double> figures(int trial) throws Exception {
    return medley.run("query", "SELECT label, value FROM score_v WHERE number = " + trial, "--format", "csv").done().lines().stream()
        .skip(1)
        .map(line -> line.split(",")).collect(Collectors.toMap(cells -> cells[0], cells -> Double.parseDouble(cells[1])));
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    for (var wrong : List.of(Map.entry("rungs: halving\n", "MED-830 The rungs (halving) of study (life)"),
        Map.entry("phases: [{a: {share: 1}}]\n", "MED-835 The lifelong"),
        Map.entry("objective: {minimize: lifelong.forgetting}\n",
            "MED-892 The objective (lifelong.forgetting) of study (life) is unknown of trials of `joint`"),
        Map.entry("objective: {minimize: lifelong.acc}\n", "MED-025"))) {
      medley.write("wrong.yaml", SPACE.replace("study: small", "study: life") + wrong.getKey());
      var ended = medley.run("run", "wrong.yaml").with(2);
      assertThat(ended.err()).contains(wrong.getValue());
    }
  }
}
