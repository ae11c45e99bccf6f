package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.space.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Point POINT = new Point(new TreeMap<>());

  private static List<Integer> ranked(List<List<Double>> objectives) {
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < objectives.size(); i++) outcomes.add(new Outcome(i, POINT, objectives.get(i)));
    return Ranking.of(History.of(outcomes).finished()).stream().map(Outcome::number).toList();
  }

  @Test
  void theLeastIsTheBestAndFailuresAreLeftOut() {
    assertThat(ranked(List.of(List.of(2.0), List.of(Double.NaN), List.of(-1.0), List.of(), List.of(2.0), List.of(Double.NEGATIVE_INFINITY),
        List.of(1.0)))).containsExactly(2, 6, 0, 4);
    assertThat(ranked(List.of())).isEmpty();
    assertThat(ranked(List.of(List.of(), List.of(Double.NaN, 1.0)))).isEmpty();
  }

  @Test
  void frontsComeInTurnAndTheirEndsFirst() {
    var crowded = List.of(List.of(.5, .5), List.of(.52, .48), List.of(0.0, 1.0), List.of(1.0, 0.0), List.of(.9, .6), List.of(2.0, 2.0));
    var ranked = ranked(crowded);
    assertThat(ranked.subList(0, 2)).containsExactlyInAnyOrder(2, 3);
    assertThat(ranked.subList(2, 4)).containsExactlyInAnyOrder(0, 1);
    assertThat(ranked.subList(4, 6)).containsExactly(4, 5);
  }

  /// By the definition: a front's members are beaten by somebody of the front before and by nobody of their own or a later one.
  @Test
  void frontsAreThoseOfTheDefinition() {
    var random = new java.util.Random(3);
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < 60; i++) {
      var values = i % 20 == 7
          ? List.of(1.0, Double.NaN, 2.0)
          : List.of((double) random.nextInt(6), (double) random.nextInt(6), random.nextDouble());
      outcomes.add(new Outcome(i, POINT, values));
    }
    var fronts = Ranking.fronts(outcomes);
    for (int i = 0; i < outcomes.size(); i++) {
      var one = outcomes.get(i);
      if (one.failed()) {
        assertThat(fronts.get(i)).isZero();
        continue;
      }
      int worstOfBetter = 0;
      for (int j = 0; j < outcomes.size(); j++)
        if (!outcomes.get(j).failed() && dominates(outcomes.get(j).objectives(), one.objectives()))
          worstOfBetter = Math.max(worstOfBetter, fronts.get(j));
      assertThat(fronts.get(i)).isEqualTo(worstOfBetter + 1);
    }
    assertThat(Ranking.fronts(List.of())).isEmpty();
  }

  private static boolean dominates(List<Double> one, List<Double> other) {
    boolean better = false;
    for (int o = 0; o < one.size(); o++) {
      if (one.get(o) > other.get(o)) return false;
      better |= one.get(o) < other.get(o);
    }
    return better;
  }
}
