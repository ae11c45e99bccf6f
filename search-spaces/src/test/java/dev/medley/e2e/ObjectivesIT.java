package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A study that optimises several things at once, with rungs and without.
@DisabledOnOs(OS.WINDOWS)
final class ObjectivesIT {

  private static final List<String> METRICS = List.of("topic.accuracy", "mood.accuracy");

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));

  @BeforeAll
  static void run() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    var space = SmallStudy.SPACE.replace("budget: {trials: 6, steps: 8}", "budget: {trials: 10, steps: 6}")
        + "objective: [{maximize: topic.accuracy}, {maximize: mood.accuracy}]\n";
    medley.write("two.yaml", space.replace("study: small", "study: two"));
    medley.write("rungs.yaml", space.replace("study: small", "study: rungs").replace("steps: 6", "steps: 18") + "rungs: halving\n");
    medley.run("run", "two.yaml", "--cohort", "5", "--quiet").done();
    medley.run("run", "rungs.yaml", "--cohort", "5", "--quiet").done();
  }

  private static List<Double> values(JsonNode row) {
    return METRICS.stream().map(metric -> row.get(metric).asDouble()).toList();
  }

  /// Whether one is nowhere worse and somewhere better.
  private static boolean beats(List<Double> one, List<Double> other) {
    return one.get(0) >= other.get(0) && one.get(1) >= other.get(1) && !one.equals(other);
  }

  @Test
  void theLeaderboardGoesFrontByFront() throws Exception {
    var all = medley.run("leaderboard", "two", "--json").done().objects();
    assertThat(all).hasSize(10);
    for (var row : all) {
      int before = all.stream().filter(other -> beats(values(other), values(row))).mapToInt(other -> other.get("front").asInt()).max()
          .orElse(0);
      assertThat(row.get("front").asInt()).isEqualTo(before + 1);
    }
    assertThat(all.stream().map(row -> row.get("front").asInt()).toList()).isSorted();
    var first = all.stream().filter(row -> row.get("front").asInt() == 1).map(row -> row.get("trial").asInt()).toList();
    var alone = new ArrayList<Integer>();
    for (var row : medley.run("leaderboard", "two", "--front", "--top", "1", "--json").done().objects())
      alone.add(row.get("trial").asInt());
    assertThat(alone).as("however many there are").isEqualTo(first);
  }

  @Test
  void withRungsTheTrialsThatEndAreOnTheBoardAndProposalsComeAgain() throws Exception {
    assertThat(medley.run("leaderboard", "rungs", "--front", "--json").done().objects()).isNotEmpty();
    assertThat(medley.run("query", "SELECT number FROM trial_v WHERE study = 'rungs' AND state = 'PRUNED'", "--json").done().objects())
        .hasSizeGreaterThan(4);
    for (var study : List.of("two", "rungs"))
      assertThat(medley.run("replay", study).done().out()).isEqualTo("All trials (10) of " + study + " are proposed again as they were.\n");
  }

  @Test
  void aFrontNeedsSeveralObjectives() throws Exception {
    assertThat(medley.run("leaderboard", "two", "--front", "--by", "topic.accuracy").with(2).err())
        .startsWith(
            "MED-763 The option (--front) of `medley leaderboard` needs one study with several objectives.\nMaybe name such a study");
    assertThat(medley.run("leaderboard", "two", "--by", "topic.accuracy", "--top", "3", "--json").done().objects()).hasSize(3);
  }
}
