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
}
