package dev.medley.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GridTest {

  @Test
  void isReadWithStrengthsOrWithTheUsualOnes() {
    var problems = new ArrayList<Problem>();
    var typos = Grid.read("typos=0.3,0.1", problems).orElseThrow();
    assertThat(typos.way()).isEqualTo(new Grid.ByChance(Corruption.TYPOS));
    assertThat(typos.strengths()).containsExactly(0.0, 0.1, 0.3);
    assertThat(Grid.read("pgd", problems)).contains(Grid.usual(new Grid.OnPurpose(Adversary.PGD)));
    assertThat(problems).isEmpty();
  }

  @Test
  void everyProblemIsTold() {
    var problems = new ArrayList<Problem>();
    for (var text : List.of("typo=0.1", "drop=2,x", "noise=-1")) Grid.read(text, problems);
    assertThat(problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))).isEqualTo("""
        MED-806 The noise (typo) of --noise is not known.
        Did you mean: typos?
        MED-807 The strength (2) of --noise (drop) must be a number from 0 to 1.
        Maybe write `--noise drop=0.1,0.3`.
        MED-807 The strength (x) of --noise (drop) must be a number from 0 to 1.
        Maybe write `--noise drop=0.1,0.3`.
        MED-807 The strength (-1) of --noise (noise) must be a number from 0 to 100.
        Maybe write `--noise noise=0.1,0.3`.""");
  }

  @Test
  void everyProblemIsExplained() throws Exception {
    var explained = Files.readString(Path.of("../docs/errors/rules.md"));
    for (int id = 806; id <= 812; id++) assertThat(explained).contains("## MED-" + id + "\n");
  }

  /// By hand: `(0.1 · (0.9 + 0.7) / 2 + 0.3 · (0.7 + 0.5) / 2) / 0.4`.
  @Test
  void theAreaIsThatOfTrapezoids() {
    assertThat(new Curve(new TreeMap<>(Map.of(0.0, .9, .1, .7, .4, .5))).area()).isCloseTo(.65, within(1e-12));
    assertThat(new Curve(new TreeMap<>(Map.of(0.0, .9))).area()).isNaN();
  }
}
