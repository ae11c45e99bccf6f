package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Initialisations, from the space to the leaderboard and on to a study that begins from one.
@DisabledOnOs(OS.WINDOWS)
final class MetaIT {

  private static final String WAVES = """
      tasks:
        - {use: sinusoid, as: wave, many: 40, train: 40, held: 50}
        - {use: sinusoid, as: new, many: 8, number: 500, held: 50, role: new, few: 10}
      encoder: {mlp: {width: 40, layers: 2, dropout: 0}}
      sharing: hard
      heads: shared
      sampler: round-robin
      loss: equal
      optimizer: {adam: {rate: 0.005, schedule: linear}}
      batch: {rows: 10, micro-batches: 10}
      objective: {minimize: meta.adapted}
      """;
  private static final String WAYS = "meta: {choose: [{reptile: {inner-rate: 0.1, inner-steps: 5}}, {fomaml: {inner-rate: 0.1, inner-steps: 3}}, {joint: {inner-rate: 0.1}}]}\n";
  /// Each new task alone, and the equal mix.
  private static final int BASELINES = 9;

  @TempDir
  private Path directory;

  private Map<String, Double> figures(Medley medley, int trial) throws Exception {
    return medley.run("query", "SELECT label, value FROM score_v WHERE number = " + trial, "--format", "csv").done().lines().stream()
        .skip(1)
        .map(line -> line.split(",")).collect(Collectors.toMap(cells -> cells[0], cells -> Double.parseDouble(cells[1])));
  }

  /// Rungs judge trials by what they adapt to, so some of them end early and others do not.
  @Test
  void rungsStopWhatAdaptsWorst() throws Exception {
    var medley = new Medley(directory);
    medley.write("rungs.yaml", "study: rungs\n" + WAVES.replace("rate: 0.005", "rate: {log: [1e-5, 1e-2]}") + WAYS
        + "budget: {trials: 6, steps: 60}\nrungs: {halving: {first: 20, factor: 3}}\n");
    medley.run("run", "rungs.yaml", "--quiet").done();
    var states = medley.run("query", "SELECT state, COUNT(*) FROM trial_v WHERE kind = 'TRIAL' GROUP BY state", "--format", "csv").done()
        .lines();
    assertThat(states).anyMatch(line -> line.startsWith("COMPLETED")).anyMatch(line -> line.startsWith("PRUNED"));
    assertThat(medley.run("replay", "rungs").done().out()).contains("are proposed again as they were");
  }

  /// After few steps from ten points, initialisations that were trained for it are much better than joint training: in the mean over eight waves below 0.6 of its error, where they reach a third.
  @Test
  void newWavesAreLearntFromTenPoints() throws Exception {
    var medley = new Medley(directory);
    medley.write("waves.yaml", "study: waves\n" + WAVES + WAYS + "budget: {trials: 3, steps: 400}\n");
    medley.run("run", "waves.yaml", "--quiet").done();
    assertThat(medley.run("replay", "waves").done().out()).contains("are proposed again as they were");
    var ways = medley
        .run("query", "SELECT number, text FROM parameter_v WHERE parameter = 'meta' AND number >= " + BASELINES, "--format", "csv")
        .done().lines().stream().skip(1).map(line -> line.split(","))
        .collect(Collectors.toMap(cells -> cells[1], cells -> Integer.parseInt(cells[0])));
    assertThat(ways).containsOnlyKeys("reptile", "fomaml", "joint");
    var joint = figures(medley, ways.get("joint"));
    for (var way : new String[]{"reptile", "fomaml"}) {
      var adapted = figures(medley, ways.get(way));
      assertThat(adapted.get("meta.adapted")).isEqualTo(adapted.get("meta.after-10")).isLessThan(0.6 * joint.get("meta.adapted"));
      assertThat(adapted.get("meta.after-5")).isLessThan(adapted.get("meta.after-0"));
      double mean = 0;
      for (int i = 1; i <= 8; i++) mean += adapted.get("new-" + i + ".mse") / 8;
      assertThat(adapted.get("meta.adapted")).isCloseTo(mean, within(1e-6));
      assertThat(adapted).doesNotContainKey("wave-1.mse");
    }
    // The equal mix is trained jointly and adapts, too.
    assertThat(figures(medley, BASELINES - 1)).containsKeys("meta.adapted", "meta.after-0");
    assertThat(medley.run("leaderboard", "waves", "--by", "meta.after-1").done().out()).contains("META.AFTER-1");
    assertThat(medley.run("evaluate", "waves").with(2).err()).startsWith("MED-893 The model (waves/");
    medley.run("export", "waves", "--to", "initial").done();
    medley.write("tuned.yaml", """
        study: tuned
        tasks: [{use: sinusoid, as: one, number: 600, train: 10}]
        encoder: {mlp: {width: 40, layers: 2, dropout: 0}}
        sharing: hard
        heads: shared
        phases: [{tune: {share: 1, from: {model: initial}}}]
        budget: {trials: 1, steps: 5}
        """);
    assertThat(medley.run("run", "tuned.yaml", "--quiet").done().out()).doesNotContain("failed");
  }

  @Test
  void whatMakesNoSenseIsRefusedBeforeTraining() throws Exception {
    var medley = new Medley(directory);
    medley.write("wrong.yaml", "study: wrong\n" + WAVES.replace("loss: equal", "loss: {choose: [equal, graddrop, pcgrad]}")
        .replace("sharing: hard", "sharing: {choose: [hard, soft]}") + WAYS);
    assertThat(medley.run("run", "wrong.yaml").with(2).err()).contains(
        "MED-886 The loss (graddrop) cannot train an initialisation: it makes an update of gradients",
        "MED-886 The sharing (soft) cannot train an initialisation: it adds a penalty").doesNotContain("pcgrad");
    medley.write("other.yaml", "study: other\n" + WAVES.replace("use: sinusoid, as: new, many: 8, number: 500, held: 50",
        "use: digits, as: new") + WAYS);
    assertThat(medley.run("run", "other.yaml").with(2).err()).contains("MED-142");
  }
}
