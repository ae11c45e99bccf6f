package dev.medley.rung;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// How many trials will get how far, before anything is spent: the ladder itself, with figures drawn at random in place of training.
///
/// @param rungs  one for each, the last of them the end
/// @param steps  that all trials together train
/// @param budget how many trials there are
public record Forecast(List<Rung> rungs, long steps, int budget) {

  private static final int STUDIES = 20;

  /// Shares hardly change any more where there are more trials.
  private static final int MOST_PLAYED = 1000;
  private static final double PLACES = 10;

  public Forecast {
    rungs = List.copyOf(rungs);
  }

  /// @param step   after how many steps
  /// @param trials how many trials get there, on average
  public record Rung(int step, double trials) {}

  /// What the trials would train if each went to its end.
  public long wholeSteps() {
    return (long) budget * rungs.getLast().step();
  }

  /// @param budget how many trials
  /// @param round  how many train at once
  public static Forecast of(List<Integer> rungs, Rule rule, int budget, int round) {
    int played = Math.min(budget, MOST_PLAYED);
    long[] got = new long[rungs.size()];
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int i = 0; i < STUDIES; i++) {
      var ladder = new Ladder(rungs, rule, Double.POSITIVE_INFINITY, round);
      play(ladder, played, random);
      for (int r = 0; r < got.length; r++) got[r] += ladder.reached().get(r).size();
    }
    var expected = new ArrayList<Rung>();
    double steps = 0;
    for (int r = 0; r < got.length; r++) {
      double trials = (double) got[r] / STUDIES * budget / played;
      expected.add(new Rung(rungs.get(r), Math.round(PLACES * trials) / PLACES));
      steps += trials * (rungs.get(r) - (r == 0 ? 0 : rungs.get(r - 1)));
    }
    return new Forecast(expected, Math.round(steps), budget);
  }

  private static void play(Ladder ladder, int budget, RandomGenerator random) {
    int begun = 0;
    for (var next = ladder.decide(begun, budget); !next.ends(); next = ladder.decide(begun, budget)) {
      var legs = new ArrayList<>(next.goOn());
      for (int i = 0; i < next.fresh(); i++) legs.add(ladder.first(begun++));
      for (var leg : legs) ladder.tell(new Reached(leg.trial(), leg.until(), List.of(random.nextDouble()), 0));
    }
  }
}
