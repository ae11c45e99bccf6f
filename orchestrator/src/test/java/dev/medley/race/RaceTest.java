package dev.medley.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RaceTest {

  /// Three contenders, two repeats each. The squares within are 0.005 each, so s² = 0.015 / 3 and s = 0.0707; Student's quantile 0.975 with 3 degrees of freedom is 3.1824.
  private static Race afterTwo(int budget) {
    var race = new Race(List.of(7, 3, 9), budget);
    double[][] values = {{5.0, 5.1}, {1.0, 1.1}, {1.05, 1.15}};
    int[] trials = {7, 3, 9};
    for (int repeat = 0; repeat < 2; repeat++) {
      assertThat(race.next()).containsExactly(7, 3, 9);
      for (int i = 0; i < 3; i++) race.tell(trials[i], values[i][repeat]);
    }
    return race;
  }

  @Test
  void whoIsBehindForCertainIsDroppedAndWhoMayBeIsTied() {
    var race = afterTwo(20);
    assertThat(race.next()).containsExactly(3, 9);
    assertThat(race.standings()).extracting(Race.Standing::trial).containsExactly(3, 9, 7);
    assertThat(race.standings()).extracting(Race.Standing::tied).containsExactly(true, true, false);
    var best = race.standings().getFirst();
    assertThat(best.mean()).isCloseTo(1.05, within(1e-12));
    assertThat(best.margin()).isCloseTo(3.18245 * Math.sqrt(0.005) / Math.sqrt(2), within(1e-5));
    assertThat(best.repeats()).isEqualTo(2);
  }

  @Test
  void itEndsWhenTheBudgetDoesNotServeAllThatAreLeft() {
    assertThat(afterTwo(7).next()).isEmpty();
    assertThat(afterTwo(8).next()).containsExactly(3, 9);
  }

  @Test
  void itEndsWhenOneIsLeft() {
    var race = afterTwo(1000);
    for (int i = 0; i < 40 && !race.next().isEmpty(); i++) {
      race.tell(3, 1.0 + 0.01 * (i % 2));
      race.tell(9, 1.4 + 0.01 * (i % 2));
    }
    assertThat(race.next()).isEmpty();
    assertThat(race.standings()).extracting(Race.Standing::tied).containsExactly(true, false, false);
  }

  @Test
  void withoutNoiseTheLeastWinsAndEqualsAreTied() {
    var race = new Race(List.of(1, 2, 3), 100);
    for (int repeat = 0; repeat < 2; repeat++) {
      race.tell(1, 2);
      race.tell(2, 1);
      race.tell(3, 1);
    }
    assertThat(race.next()).containsExactly(2, 3);
  }

  @Test
  void whoseRepeatFailsIsOut() {
    var race = new Race(List.of(1, 2), 100);
    race.tell(1, Double.NaN);
    race.tell(2, 5);
    assertThat(race.next()).isEmpty();
    assertThat(race.standings()).extracting(Race.Standing::trial).containsExactly(2);
    assertThatThrownBy(() -> race.tell(3, 1)).hasMessage("Trial 3 is no contender of [1, 2]");
  }

  /// The best of five, 1 apart from the next with noise of 1, is dropped in at most 5 % of races, and looks that are repeated cost some more; of 400 races with fixed seeds, fewer than 10 %. Where it is settled, it is
  /// settled rightly.
  @Test
  void theBestIsSeldomDropped() {
    int lost = 0;
    int settled = 0;
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var race = new Race(List.of(0, 1, 2, 3, 4), 60);
      for (var next = race.next(); !next.isEmpty(); next = race.next())
        for (int trial : next) race.tell(trial, trial + random.nextGaussian());
      var standings = race.standings();
      if (standings.stream().noneMatch(s -> s.trial() == 0 && s.tied())) lost++;
      if (standings.stream().filter(Race.Standing::tied).count() == 1) settled++;
    }
    assertThat(lost).isLessThan(40);
    assertThat(settled).isGreaterThan(200);
  }
}
