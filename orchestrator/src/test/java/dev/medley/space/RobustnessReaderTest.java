package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.robustness.Corruption;
import dev.medley.robustness.Grid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RobustnessReaderTest {

  private static StudySpace read(String rest) {
    return SpaceReader.read("tasks: [pos, food]\n" + rest, "my.yaml", new InstalledComponents());
  }

  private static Grid grid(Corruption corruption, Double... strengths) {
    return Grid.at(new Grid.ByChance(corruption), List.of(strengths));
  }

  @Test
  void waysAndStrengthsAreSaid() {
    var space = read("robustness: {typos: [0.3, 0.1], noise: 2, examples: 50}\n");
    var exam = space.exam().orElseThrow();
    assertThat(exam.grids()).containsExactly(grid(Corruption.NOISE, 2.0), grid(Corruption.TYPOS, 0.1, 0.3));
    assertThat(exam.examples()).isEqualTo(50);
    assertThat(exam.worse()).as("one strength of noise and two of typos").isEqualTo(150);
    var again = SpaceReader.read(SpacePrinter.print(space), "printed.yaml", new InstalledComponents());
    assertThat(again.exam()).isEqualTo(space.exam());
    assertThat(again.defaults()).isEqualTo(space.defaults());
  }

  @Test
  void allWaysAreTakenWhereAnObjectiveAsksAndNothingIsSaid() {
    var all = List.of(grid(Corruption.DROP, .1, .3), grid(Corruption.NOISE, .1, .3), grid(Corruption.SWAP, .1, .3),
        grid(Corruption.TYPOS, .1, .3));
    for (var rest : List.of("objective: {maximize: robust}\n", "objective: [{maximize: delta_m}, {maximize: pos.robust}]\n",
        "robustness:\n"))
      assertThat(read(rest).exam().orElseThrow().grids()).as(rest).isEqualTo(all);
    assertThat(read("objective: {maximize: pos.accuracy}\n").exam()).as("nobody pays who did not ask").isEmpty();
  }

  @Test
  void everyProblemIsTold() {
    assertThatThrownBy(() -> read("""
        objective: {minimize: robust}
        robustness:
          typo: 0.1
          drop: [0.2, 1.5, x]
          swap: []
          noise: 0
          examples: 0
        """)).isInstanceOf(InputException.class).hasMessage("""
        MED-025 The objective (robust) of search space (my.yaml:2) is a gain, of which more is better.
        Maybe write `{maximize: robust}`.
        MED-015 The setting (typo) of robustness (my.yaml:4) is not declared.
        Did you mean: typos?
        MED-890 The drop (1.5) of robustness (my.yaml:5) must be numbers above 0 and up to 1.
        Maybe write `drop: [0.1, 0.3]`.
        MED-890 The drop (x) of robustness (my.yaml:5) must be numbers above 0 and up to 1.
        Maybe write `drop: [0.1, 0.3]`.
        MED-890 The swap ([]) of robustness (my.yaml:6) needs a strength.
        Maybe write `swap: [0.1, 0.3]`.
        MED-890 The noise (0) of robustness (my.yaml:7) must be numbers above 0 and up to 100.
        Maybe write `noise: [0.1, 0.3]`.
        MED-018 The examples (0) of robustness (my.yaml:8) must lie in [1, 100000].
        Maybe take 1.""");
  }

  @Test
  void everyProblemIsExplained() throws Exception {
    var explained = Files.readString(Path.of("../docs/errors/objectives.md"));
    for (int id = 890; id <= 891; id++) assertThat(explained).contains("## MED-" + id + "\n");
  }
}
