package dev.medley.api.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ApportionmentTest {

  /// Tijdeman's bound, over a thousand random mixes of up to a dozen tasks, some with shares of zero or near it.
  @Test
  void keepsEveryCountWithinOneOfItsPlan() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 1000; round++) {
      double[] shares = randomShares(random);
      var apportionment = new Apportionment(shares, random.split());
      double bound = 1 - 1.0 / Math.max(2, 2 * shares.length - 2) + 1e-5;
      int[] counts = new int[shares.length];
      for (int n = 1; n <= 1000; n++) {
        counts[apportionment.next()]++;
        for (int i = 0; i < shares.length; i++) {
          if (Math.abs(counts[i] - n * shares[i]) > bound)
            throw new AssertionError(n + " of " + Arrays.toString(shares) + " gave " + Arrays.toString(counts));
        }
      }
    }
  }

  /// Batches of 10 and of 8 in shares of .5, .3 and .2, as largest remainders would have them.
  @Test
  void agreesWithLargestRemainders() {
    assertThat(counts(10, .5, .3, .2)).containsExactly(5, 3, 2);
    assertThat(counts(8, .5, .3, .2)).containsExactly(4, 2, 2);
  }

  @Test
  void leavesOutWhatHasNoShare() {
    assertThat(counts(100, 0, 1, 0)).containsExactly(0, 100, 0);
    assertThat(counts(7, 1)).containsExactly(7);
  }

  /// With four of eight equal tasks in a step, a fixed cycle would only ever let 12 of the 28 pairs meet; a new order in every round lets all.
  @Test
  void bringsAllPairsOfEqualTasksTogether() {
    double[] equal = new double[8];
    Arrays.fill(equal, 1);
    var apportionment = new Apportionment(equal, new SplittableRandom(4));
    var pairs = new HashSet<Integer>();
    for (int step = 0; step < 100; step++) {
      int[] tasks = IntStream.range(0, 4).map(_ -> apportionment.next()).sorted().toArray();
      for (int a : tasks) for (int b : tasks) if (a < b) pairs.add(8 * a + b);
    }
    assertThat(pairs).hasSize(28);
  }

  @Test
  void staysExactInLongRuns() {
    double[] shares = {0.123456789, 0.333333333, 0.543209878};
    var apportionment = new Apportionment(shares, new SplittableRandom(9));
    long[] counts = new long[3];
    int turns = 5_000_000;
    for (int n = 0; n < turns; n++) counts[apportionment.next()]++;
    for (int i = 0; i < 3; i++) assertThat(Math.abs(counts[i] - turns * shares[i])).isLessThan(1);
  }

  @Test
  void keepsTwoTasksWithinAHalfOfTheirPlanHoweverSharesChange() {
    var random = new SplittableRandom(5);
    var apportionment = new Apportionment(new double[]{1, 1}, random.split());
    double planned = 0;
    int drawn = 0;
    for (int n = 0; n < 10_000; n++) {
      double share = random.nextDouble(0.001, 0.999);
      apportionment.change(new double[]{share, 1 - share});
      planned += share;
      if (apportionment.next() == 0) drawn++;
      assertThat(Math.abs(drawn - planned)).as("after %d turns", n + 1).isLessThan(0.5 + 1e-5);
    }
  }

  @Test
  void keepsManyTasksNearTheirPlanWhileSharesDrift() {
    var random = new SplittableRandom(6);
    double[] weights = random.doubles(8).toArray();
    double[] planned = new double[8];
    int[] counts = new int[8];
    var apportionment = new Apportionment(weights, random.split());
    for (int n = 0; n < 5000; n++) {
      for (int i = 0; i < 8; i++) weights[i] = Math.max(0.01, weights[i] + random.nextDouble(-0.02, 0.02));
      apportionment.change(weights);
      double sum = Arrays.stream(weights).sum();
      for (int i = 0; i < 8; i++) planned[i] += weights[i] / sum;
      counts[apportionment.next()]++;
      for (int i = 0; i < 8; i++) assertThat(Math.abs(counts[i] - planned[i])).as("task %d after %d turns", i, n + 1).isLessThan(1.5);
    }
  }

  @Test
  void owesNothingToATaskThatIsLeftOut() {
    var apportionment = new Apportionment(new double[]{1, 1, 1}, new SplittableRandom(7));
    apportionment.next();
    apportionment.change(new double[]{1, 0, 1});
    int[] counts = new int[3];
    for (int n = 0; n < 100; n++) counts[apportionment.next()]++;
    assertThat(counts[1]).isZero();
    apportionment.change(new double[]{0, 1, 0});
    assertThat(apportionment.next()).isEqualTo(1);
  }

  @Test
  void theSameSharesAgainChangeNothing() {
    var once = new Apportionment(new double[]{.5, .3, .2}, new SplittableRandom(8));
    var again = new Apportionment(new double[]{.5, .3, .2}, new SplittableRandom(8));
    for (int n = 0; n < 200; n++) {
      again.change(new double[]{5, 3, 2});
      assertThat(again.next()).isEqualTo(once.next());
    }
  }

  @Test
  void refusesWhatIsNoMix() {
    var random = new SplittableRandom(1);
    assertThatThrownBy(() -> new Apportionment(new double[]{0, 0}, random)).hasMessageContaining("not all zero");
    assertThatThrownBy(() -> new Apportionment(new double[]{1, -0.5}, random)).hasMessageContaining("not negative");
    assertThatThrownBy(() -> new Apportionment(new double[]{1, Double.NaN}, random)).isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] counts(int turns, double... shares) {
    var apportionment = new Apportionment(shares, new SplittableRandom(2));
    int[] counts = new int[shares.length];
    for (int n = 0; n < turns; n++) counts[apportionment.next()]++;
    return counts;
  }

  private static double[] randomShares(SplittableRandom random) {
    double[] shares = new double[random.nextInt(1, 13)];
    double sharpness = random.nextDouble(0.2, 8);
    for (int i = 0; i < shares.length; i++) shares[i] = random.nextInt(5) == 0 ? 0 : Math.pow(random.nextDouble(), sharpness);
    double sum = Arrays.stream(shares).sum();
    if (!(sum > 0)) return new double[]{1};
    return Arrays.stream(shares).map(s -> s / sum).toArray();
  }
}
