package dev.medley.rung;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpectationsTest {

  private static Ladder ladder(double guard) {
    return new Ladder(List.of(10, 30, 90), new Rule.Halving(2), guard, 8);
  }

  private static void tell(Ladder ladder, int trial, int step, double value) {
    ladder.tell(new Reached(trial, step, List.of(value), 0));
  }

  /// From 10 to 30 steps the trials 0, 1 and 2 gain -4, -2 and -1, whose median is -2; from 30 to 90, trial 0 gains -3.
  @Test
  void whoStandsBelowIsToldToGainWhatOthersGainedFromThere() {
    var ladder = ladder(Double.POSITIVE_INFINITY);
    double[] first = {10, 11, 12, 20};
    for (int i = 0; i < 4; i++) tell(ladder, i, 10, first[i]);
    tell(ladder, 0, 30, 6);
    tell(ladder, 1, 30, 9);
    tell(ladder, 2, 30, 11);
    tell(ladder, 0, 90, 3);
    assertThat(Expectations.of(ladder)).containsOnly(java.util.Map.entry(0, List.of(3.0)), java.util.Map.entry(1, List.of(6.0)),
        java.util.Map.entry(2, List.of(8.0)), java.util.Map.entry(3, List.of(15.0)));
  }

  @Test
  void asLongAsNobodyWentOnWhatWasReachedStands() {
    var ladder = ladder(Double.POSITIVE_INFINITY);
    tell(ladder, 3, 10, 7);
    assertThat(Expectations.of(ladder)).containsOnly(java.util.Map.entry(3, List.of(7.0)));
  }

  /// Those that keep the guard reach 4 and 8; 30 per cent short of it is 8 + 0.3 · (8 - 4), 50 per cent is 8 + 0.5 · (8 - 4).
  @Test
  void whoFallsShortOfTheGuardComesAfterAllOthers() {
    var ladder = ladder(1);
    tell(ladder, 0, 10, 4);
    tell(ladder, 1, 10, 8);
    ladder.tell(new Reached(2, 10, List.of(0.0), 50));
    ladder.tell(new Reached(3, 10, List.of(1.0), 30));
    var told = Expectations.of(ladder);
    assertThat(told.get(0)).containsExactly(4.0);
    assertThat(told.get(2)).containsExactly(10.0);
    assertThat(told.get(3).getFirst()).isEqualTo(9.2);
  }
}
