package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.rung.Rule;
import dev.medley.space.SearchSpace;
import dev.medley.space.StudySpace;
import dev.medley.space.Transfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RungsTest {

  private static final Settings NONE = new Settings("search.auto", Map.of());

  private static StudySpace space(int steps, String rule, Map<String, Value> settings) {
    var all = new HashMap<String, Value>(Map.of("first", new Value.Whole(0), "factor", new Value.Whole(3), "guard", new Value.Real(100)));
    all.putAll(settings);
    return new StudySpace("s", List.of(), new SearchSpace(List.of()), new TreeMap<>(), NONE,
        List.of(new StudySpace.Objective("delta_m", true)),
        new StudySpace.Budget(48, steps), new StudySpace.Use("auto", NONE), new StudySpace.Use(rule, new Settings("rungs." + rule, all)),
        Optional.empty(), Transfer.NONE, "",
        new TreeMap<>());
  }

  private static List<Integer> steps(int steps, Map<String, Value> settings) {
    return Rungs.of(space(steps, "halving", settings)).steps();
  }

  @Test
  void rungsLieAFactorApartAndNoneInTheLastHalf() {
    assertThat(steps(200, Map.of())).containsExactly(23, 69, 200);
    assertThat(steps(600, Map.of("factor", new Value.Whole(2)))).containsExactly(150, 300, 600);
    assertThat(steps(600, Map.of("first", new Value.Whole(40)))).containsExactly(40, 120, 600);
    assertThat(steps(2, Map.of())).containsExactly(1, 2);
    assertThat(steps(1, Map.of())).containsExactly(1);
  }

  @Test
  void withoutRungsThereIsOneAndValidationIsScoredHalfway() {
    var rungs = Rungs.of(space(201, "none", Map.of()));
    assertThat(rungs.steps()).containsExactly(201);
    assertThat(rungs.several()).isFalse();
    assertThat(rungs.scored()).containsExactly(101);
    assertThat(rungs.guard()).isInfinite();
  }

  @Test
  void aFigureToReachCountsAsTheObjectiveDoes() {
    var rungs = Rungs.of(space(200, "threshold", Map.of("reach", new Value.Real(-2.5), "guard", new Value.Real(1))));
    assertThat(rungs.rule()).isEqualTo(new Rule.Threshold(2.5, "delta_m -2.5"));
    assertThat(rungs.guard()).isEqualTo(1);
  }

  @Test
  void aFirstRungInTheLastHalfIsAProblem() {
    assertThat(Rungs.problem(space(200, "halving", Map.of("first", new Value.Whole(101))))).hasValue(new Problem("MED-760",
        "The first rung (after 101 steps) of study (s) must be in the first half of a trial's 200 steps.",
        "Maybe leave `first` out, or give each trial more --steps."));
    assertThat(Rungs.problem(space(200, "halving", Map.of("first", new Value.Whole(100))))).isEmpty();
    assertThat(Rungs.problem(space(1, "halving", Map.of()))).isEmpty();
  }

  @Test
  void theSameStepsPayForMoreTrialsWhereSomeAreStopped() {
    var rungs = Rungs.of(space(200, "halving", Map.of()));
    int trials = rungs.affordable(48, 16);
    assertThat(rungs.forecast(trials, 16).steps()).isBetween(9_300L, 9_600L);
    assertThat(trials).isGreaterThan(90);
    assertThat(Rungs.of(space(200, "none", Map.of())).affordable(48, 16)).isEqualTo(48);
  }
}
