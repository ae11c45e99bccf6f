package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `medley run` under the name of a study that exists: more trials go on with it, and nothing else does.
@DisabledOnOs(OS.WINDOWS)
final class MoreTrialsIT {

  @TempDir
  private Path directory;

  private Medley medley = new Medley(Path.of(""));
  private List<String> before = List.of();

  @BeforeEach
  void runAStudyOfTwoTrials() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    run("--trials", "2", "--seed", "5").done();
    before = trials();
  }

  private Ending run(String... more) throws Exception {
    var arguments = new java.util.ArrayList<>(List.of("run", "small.yaml", "--study", "small", "--steps", "4", "--quiet"));
    arguments.addAll(List.of(more));
    return medley.run(arguments.toArray(String[]::new));
  }

  private List<String> trials() throws Exception {
    return medley.run("query", "SELECT * FROM trial_v ORDER BY number", "--format", "csv").done().lines();
  }

  @Test
  void moreTrialsGoOnWithTheSameSeedAndLeaveTheOthersAlone() throws Exception {
    run("--trials", "4").done();
    var after = trials();
    assertThat(after).hasSize(before.size() + 2).containsAll(before);
    assertThat(medley.run("query", "SELECT DISTINCT seed FROM study_v", "--json").done().objects().getFirst().get("seed").asInt())
        .isEqualTo(5);
  }

  @Test
  void anotherSpaceIsRefusedLineByLine() throws Exception {
    medley.write("small.yaml", SmallStudy.SPACE.replace("width: 16", "width: 32").replace("pcgrad", "mgda"));
    var refused = medley.run("run", "small.yaml", "--study", "small", "--steps", "8", "--trials", "1", "--seed", "6").with(2);
    assertThat(refused.err()).startsWith("""
        MED-700 The search space of study (small) is not the one that it began with, and only its number of trials may change.
        """).contains("encoder.bag.width: the study says 16, the file 32", "loss.pcgrad.every: the study says 1, the file nothing",
        "loss.mgda.every: the study says nothing, the file 1", "budget.steps: the study says 4, the file 8",
        "seed: the study says 5, the command line 6", "budget.trials: the study says 2, which may only grow, and the file 1",
        "Maybe run it under another name with --study.");
    assertThat(trials()).isEqualTo(before);
  }

  @Test
  void otherDataAreRefused() throws Exception {
    Files.writeString(directory.resolve("topics.csv"), Files.readString(directory.resolve("topics.csv")) + "a storm of rain,weather\n");
    for (var refused : List.of(run("--trials", "4"), medley.run("resume", "small"),
        medley.run("export", "small", "--to", "model"), medley.run("evaluate", "small"), medley.run("affinities", "small"))) {
      assertThat(refused.with(2).err())
          .startsWith("MED-702 The data of study (small) are not those that it began with, so its trials could not be compared.\n"
              + "Maybe put the files back as they were, or run the space under another name with --study.");
    }
    assertThat(trials()).isEqualTo(before);
    assertThat(directory.resolve("model")).doesNotExist();
  }
}
