package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with the input is said on standard error, the exit code is 2, and nothing is written.
@DisabledOnOs(OS.WINDOWS)
final class WrongInputIT {

  @TempDir
  private Path directory;

  private Medley medley = new Medley(Path.of(""));
  private List<String> before = List.of();

  @BeforeEach
  void writeAStudy() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    before = medley.files();
  }

  /// What sections forbid each other is told by a check already, and all of it.
  @Test
  void sectionsThatCannotStandBesideEachOtherAreTold() throws Exception {
    var medley = SmallStudy.in(new Medley(directory));
    medley.write("both.yaml",
        SmallStudy.SPACE.replace("trials: 6", "trials: 3") + "phases: [{a: {share: 1}}]\nrungs: halving\npopulation: {}\n");
    for (var command : List.of("check", "run")) {
      var refused = medley.run(command, "both.yaml").with(2).err();
      assertThat(refused).contains("MED-863", "MED-866", "MED-839").doesNotContain("MED-830");
    }
    medley.write("mute.yaml", "tasks: [phonemes]\nencoder: bag\n");
    assertThat(medley.run("run", "mute.yaml").with(2).err()).startsWith("MED-850");
  }

  @Test
  void allProblemsOfASpaceAreToldAtOnce() throws Exception {
    medley.write("small.yaml", SmallStudy.SPACE.replace("pcgrad", "pcgrd").replace("width: 16", "width: -4"));
    refused("MED-012 The loss (pcgrd) of search space (small.yaml:9) is not installed.\nDid you mean: pcgrad", "run", "small.yaml");
    refused("MED-018 The width (-4) of encoder bag (small.yaml:6) must lie in [4, 1024].", "check", "small.yaml");
  }

  @Test
  void aSpaceThatIsNoYaml() throws Exception {
    medley.write("small.yaml", "study: [\n");
    refused("MED-001", "run", "small.yaml");
  }

  @Test
  void aDataFileThatIsNotThere() throws Exception {
    medley.write("small.yaml", SmallStudy.SPACE.replace("topics.csv", "topic.csv"));
    refused("MED-070 The file (topic.csv) of task (tasks.topic) does not exist.\nDid you mean: topics.csv", "run", "small.yaml");
  }

  @Test
  void anObjectiveThatIsNoMetric() throws Exception {
    medley.write("small.yaml", SmallStudy.SPACE + "objective: {maximize: topic.acuracy}\n");
    refused(
        "MED-170 The objective (topic.acuracy) of study (small) is nothing that is measured of its trials.\nDid you mean: topic.accuracy",
        "run",
        "small.yaml");
  }

  @Test
  void samplersThatDoNotFitTheTasks() throws Exception {
    medley.write("small.yaml", SmallStudy.SPACE.replaceFirst("(?m)^sampler:.*\n", "") + """
        sampler: {choose: [{progressive: {target: topc}}, {skill-graph: {affinity: "topic > topc 0.5, topic > topic -1"}}]}
        """);
    refused("MED-622 The target (topc) of sampler (progressive) is no task of the study.\nDid you mean: topic", "run", "small.yaml");
    refused("MED-620 The affinity (-1) of sampler (skill-graph) must be a number, not below 0.", "run", "small.yaml");
    refused("MED-621 The task (topc) in the affinity of sampler (skill-graph) is none of the study.\nDid you mean: topic", "run",
        "small.yaml");
  }

  @Test
  void rulesThatSpeakOfNothing() throws Exception {
    int line = SmallStudy.SPACE.split("\n").length + 1;
    medley.write("small.yaml", SmallStudy.SPACE + "rules: [topc = animals, \"topic = sport and\"]\n");
    refused(
        "MED-801 The rule (topc = animals) of search space (small.yaml:" + line
            + ") cannot be read at character 1: (topc) is no task of the study that predicts classes.\n"
            + "Did you mean: topic",
        "check", "small.yaml");
    refused("MED-800 The rule (topic = sport and) of search space (small.yaml:" + line + ")", "run", "small.yaml");
    medley.write("small.yaml", SmallStudy.SPACE + "rules: [topic = stone]\n");
    refused("MED-801 The rule (topic = stone) of study (small)", "run", "small.yaml");
  }

  @Test
  void aSpaceThatIsNotThere() throws Exception {
    refused("MED-007", "run", "smal.yaml");
  }

  @Test
  void wordsThatAreNotKnown() throws Exception {
    refused("MED-240 The argument (runn) of `medley` is not known.\nDid you mean: run", "runn", "small.yaml");
    refused("Did you mean: --trials", "run", "small.yaml", "--trails", "3");
    refused("MED-247 The value (0) of --trials must be 1 or more.", "run", "small.yaml", "--trials", "0");
  }

  @Test
  void aStoreThatIsNotThere() throws Exception {
    refused("MED-200", "studies");
    refused("MED-200", "resume", "small");
  }

  private void refused(String message, String... arguments) throws Exception {
    var ending = medley.run(arguments).with(2);
    assertThat(ending.err()).contains(message);
    assertThat(ending.out()).isEmpty();
    assertThat(medley.files()).isEqualTo(before);
  }
}
