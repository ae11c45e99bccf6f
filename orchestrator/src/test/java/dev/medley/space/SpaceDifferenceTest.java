package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpaceDifferenceTest {

  private static final String STORED = """
      study: small
      tasks: [pos, food]
      encoder: {choose: [bag, {mlp: {width: 64}}]}
      loss: {choose: [equal, pcgrad]}
      optimizer: {adam: {rate: {log: [1e-4, 1e-2]}}}
      budget: {trials: 10, steps: 100}
      """;

  private static StudySpace read(String text) {
    return SpaceReader.read(text, "s.yaml", new InstalledComponents());
  }

  private static java.util.List<String> differences(String file) {
    return SpaceDifference.between(read(STORED), read(file));
  }

  @Test
  void aSpaceIsThatWhichSaysTheSameInOtherWords() {
    assertThat(differences(STORED)).isEmpty();
    assertThat(
        differences("# with a remark\n" + STORED.replace("width: 64", "dropout: 0.1, width: 64").replace("study: small", "study: other")))
        .isEmpty();
  }

  @Test
  void theNumberOfTrialsIsNoDifference() {
    assertThat(differences(STORED.replace("trials: 10", "trials: 20"))).isEmpty();
  }

  @Test
  void everyPlaceThatDiffersIsTold() {
    var file = STORED.replace("width: 64", "width: 32").replace("pcgrad", "mgda").replace("1e-2", "1e-1").replace("steps: 100", "steps: 50")
        .replace("food]", "{use: food, role: auxiliary}]");
    assertThat(differences(file)).containsExactlyInAnyOrder(
        "tasks.{use: food, as: food, role: main}: the study has it, the file does not",
        "tasks.{use: food, as: food, role: auxiliary}: the file has it, the study does not",
        "encoder.mlp.width: the study says 64, the file 32",
        "loss.pcgrad: the study has it, the file does not",
        "loss.mgda: the file has it, the study does not",
        "optimizer.adam.rate: the study says {log: [1e-4, 0.01]}, the file {log: [1e-4, 0.1]}",
        "budget.steps: the study says 100, the file 50");
  }
}
