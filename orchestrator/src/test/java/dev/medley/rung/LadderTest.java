package dev.medley.rung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LadderTest {

  private static final List<Integer> RUNGS = List.of(10, 30, 90);
  private static final double NO_GUARD = Double.POSITIVE_INFINITY;

  private static Ladder halving(int round) {
    return new Ladder(RUNGS, new Rule.Halving(3), NO_GUARD, round);
  }

  private static Reached reached(int trial, int step, double value) {
    return new Reached(trial, step, List.of(value), 0);
  }

  private static List<Integer> trials(List<Ladder.Leg> legs) {
    return legs.stream().map(Ladder.Leg::trial).toList();
  }

  @Test
  void aThirdGoesOnAndNewTrialsFillTheRound() {
    var ladder = halving(6);
    assertThat(ladder.decide(0, 100)).isEqualTo(new Ladder.Decision(List.of(), 6, List.of()));
    // The smaller, the better: trials 4 and 1 are the best two of six.
    double[] values = {5, 2, 6, 4, 1, 3};
    for (int i = 0; i < 6; i++) ladder.tell(reached(i, 10, values[i]));

    var next = ladder.decide(6, 100);

    assertThat(next.goOn()).containsExactly(new Ladder.Leg(1, 10, 30), new Ladder.Leg(4, 10, 30));
    assertThat(next.fresh()).isEqualTo(4);
    assertThat(next.stopped()).as("of a hundred, 33 may go on").isEmpty();
  }

  @Test
  void whoWasPassedByTwiceIsPromotedWhenTheRungFills() {
    var ladder = halving(3);
    ladder.decide(0, 100);
    for (int i = 0; i < 3; i++) ladder.tell(reached(i, 10, i));
    assertThat(trials(ladder.decide(3, 100).goOn())).containsExactly(0);
    for (int i = 3; i < 6; i++) ladder.tell(reached(i, 10, i));
    assertThat(trials(ladder.decide(6, 100).goOn())).as("trial 1 is among the best two of six; trial 0 has gone on").containsExactly(1);
  }

  @Test
  void whoCanNoLongerBeAmongTheBestIsStoppedAtOnceAndIsToldWhy() {
    var ladder = halving(6);
    ladder.decide(0, 6);
    for (int i = 0; i < 6; i++) ladder.tell(reached(i, 10, i));
    var next = ladder.decide(6, 6);
    assertThat(trials(next.goOn())).containsExactly(0, 1);
    assertThat(next.stopped()).extracting(Ladder.Stopped::reason).first()
        .isEqualTo("After 10 steps it was number 3 of 6, and one of 3 goes on.");
    assertThat(next.stopped()).extracting(s -> s.reached().trial()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void oneGetsToTheEndHoweverFewThereAre() {
    var ladder = halving(4);
    ladder.decide(0, 2);
    ladder.tell(reached(0, 10, 2));
    ladder.tell(reached(1, 10, 1));
    assertThat(ladder.decide(2, 2).goOn()).containsExactly(new Ladder.Leg(1, 10, 30));
    ladder.tell(reached(1, 30, 1));
    assertThat(ladder.decide(2, 2).goOn()).containsExactly(new Ladder.Leg(1, 30, 90));
    ladder.tell(reached(1, 90, 1));
    assertThat(ladder.decide(2, 2).ends()).isTrue();
  }

  @Test
  void whatIsNoNumberGoesNowhere() {
    var ladder = halving(3);
    ladder.decide(0, 3);
    for (int i = 0; i < 3; i++) ladder.tell(reached(i, 10, i == 1 ? 0.5 : Double.NaN));
    var next = ladder.decide(3, 3);
    assertThat(trials(next.goOn())).containsExactly(1);
    assertThat(next.stopped()).hasSize(2);
  }

  /// Whatever is reached: nobody is lost, nobody trains twice, every rung is entered in order, and rounds are full while there are new trials.
  @Test
  void everyTrialEndsOnceAndRoundsAreFull() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      int budget = 1 + random.nextInt(60);
      int round = 1 + random.nextInt(9);
      var rule = List.of(new Rule.Halving(2 + random.nextInt(3)), new Rule.Median(3), new Rule.Threshold(0.7, "x"), new Rule.Everyone())
          .get(seed % 4);
      var ladder = new Ladder(RUNGS, rule, 50, round);
      var at = new int[budget];
      var ended = new ArrayList<Integer>();
      int begun = 0;
      for (var next = ladder.decide(0, budget);; next = ladder.decide(begun, budget)) {
        next.stopped().forEach(s -> ended.add(s.reached().trial()));
        if (next.ends()) break;
        if (begun + next.fresh() < budget) assertThat(next.goOn().size() + next.fresh()).isGreaterThanOrEqualTo(round);
        var legs = new ArrayList<>(next.goOn());
        for (int i = 0; i < next.fresh(); i++) legs.add(ladder.first(begun++));
        for (var leg : legs) {
          assertThat(at[leg.trial()]).isEqualTo(leg.from());
          at[leg.trial()] = leg.until();
          ladder.tell(new Reached(leg.trial(), leg.until(), List.of(random.nextDouble()), random.nextInt(60)));
          if (leg.until() == 90) ended.add(leg.trial());
        }
      }
      assertThat(ended).containsExactlyInAnyOrderElementsOf(IntStream.range(0, budget).boxed().toList());
    }
  }

  @Test
  void theWorseHalfIsStoppedOnceThereAreEnough() {
    var ladder = new Ladder(RUNGS, new Rule.Median(5), NO_GUARD, 4);
    ladder.decide(0, 9);
    for (int i = 0; i < 4; i++) ladder.tell(reached(i, 10, i));
    assertThat(trials(ladder.decide(4, 9).goOn())).as("four are too few").containsExactly(0, 1, 2, 3);
    ladder.tell(reached(4, 10, 1.5));
    ladder.tell(reached(5, 10, 10));
    var next = ladder.decide(6, 9);
    assertThat(trials(next.goOn())).containsExactly(4);
    assertThat(next.stopped()).extracting(Ladder.Stopped::reason)
        .containsExactly("After 10 steps it was number 6 of 6, and the better half goes on.");
  }

  @Test
  void whoHasNotReachedTheFigureIsStopped() {
    var ladder = new Ladder(RUNGS, new Rule.Threshold(-2.5, "delta_m 2.5"), NO_GUARD, 3);
    ladder.decide(0, 3);
    double[] values = {-3, -2, Double.NaN};
    for (int i = 0; i < 3; i++) ladder.tell(reached(i, 10, values[i]));
    var next = ladder.decide(3, 3);
    assertThat(trials(next.goOn())).containsExactly(0);
    assertThat(next.stopped()).extracting(Ladder.Stopped::reason).containsOnly("After 10 steps it had not reached delta_m 2.5.");
  }

  @Test
  void whoFallsShortOfTheGuardIsStoppedAndTakesNobodysPlace() {
    var ladder = new Ladder(RUNGS, new Rule.Halving(3), 1, 3);
    ladder.decide(0, 3);
    ladder.tell(new Reached(0, 10, List.of(0.0), 1.04));
    ladder.tell(new Reached(1, 10, List.of(1.0), 1.0));
    ladder.tell(new Reached(2, 10, List.of(2.0), 0));
    var next = ladder.decide(3, 3);
    assertThat(trials(next.goOn())).containsExactly(1);
    assertThat(next.stopped()).extracting(Ladder.Stopped::reason).contains(
        "After 10 steps a task was 1.0 % worse than alone, and the guard allows 1.0 %.");
  }

  /// With several objectives the trials of earlier fronts go on, and of one front those that stand farther from their neighbours.
  @Test
  void ofSeveralObjectivesTheFrontGoesOn() {
    var ladder = halving(6);
    ladder.decide(0, 100);
    double[][] values = {{5, 5}, {1, 4}, {2, 6}, {4, 1}, {6, 6}, {3, 7}};
    for (int i = 0; i < 6; i++) ladder.tell(new Reached(i, 10, List.of(values[i][0], values[i][1]), 0));
    assertThat(trials(ladder.decide(6, 100).goOn())).containsExactly(1, 3);
  }

  @Test
  void onlyRungsAreReached() {
    assertThatThrownBy(() -> halving(3).tell(reached(0, 11, 1))).hasMessage("There is no rung after 11 steps, only [10, 30, 90]");
  }
}
