package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.error.InputException;
import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Precedence;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Mixes with least shares and few parts, orders with precedences, schedules: what their blocks draw, and how they vary.
class LimitsTest {

  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  private static double[] uniform(Block block, SplittableRandom random) {
    return random.doubles(block.size()).toArray();
  }

  private static double[] scale(Block block, double step) {
    return DoubleStream.generate(() -> step).limit(block.size()).toArray();
  }

  private static SimplexBlock mix(List<Double> least, int most) {
    return new SimplexBlock(new Parameter.Simplex("mix", FOUR, least, most, List.of()));
  }

  private static OrderBlock order(Precedence... precedences) {
    return new OrderBlock(new Parameter.Permutation("order", FOUR, List.of(precedences), List.of()));
  }

  /// Each of the 6 pairs of parts is drawn about equally often (chi-square with 5 degrees of freedom: above 30 once in a hundred thousand seeds), and on each the first part's share is
  /// uniform: mean 1/2, variance 1/12, within five standard errors.
  @Test
  void sparseMixesLieOnEveryFaceAndUniformlyOnEach() {
    var block = mix(List.of(0.0, 0.0, 0.0, 0.0), 2);
    var random = new SplittableRandom(1);
    int draws = 12_000;
    var faces = new HashMap<List<Integer>, Integer>();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      var genes = block.spread(uniform(block, random));
      var parts = IntStream.range(0, 4).filter(p -> genes[p] > 0).boxed().toList();
      faces.merge(parts, 1, Integer::sum);
      double share = genes[parts.getFirst()];
      sum += share;
      squares += share * share;
    }
    assertThat(faces).hasSize(6).allSatisfy((parts, count) -> assertThat(parts).hasSize(2));
    assertThat(faces.values().stream().mapToDouble(n -> (n - 2000.0) * (n - 2000.0) / 2000).sum()).isLessThan(30);
    assertThat(sum / draws).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / draws)));
    assertThat(squares / draws - Math.pow(sum / draws, 2)).isCloseTo(1.0 / 12, within(5 * Math.sqrt(1.0 / 180 / draws)));
  }

  /// With least shares m the rest is uniform: a share has mean m_i + (1 − Σm)/k.
  @Test
  void leastSharesLeaveTheRestUniform() {
    var block = mix(List.of(0.5, 0.1, 0.0, 0.0), 4);
    var random = new SplittableRandom(1);
    var sums = new double[4];
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      var shares = List.copyOf(((Value.Shares) block.value(block.spread(uniform(block, random)))).parts().values());
      for (int p = 0; p < 4; p++) sums[p] += shares.get(p) / draws;
    }
    double error = 5 * 0.4 * Math.sqrt(3.0 / 80 / draws);
    assertThat(sums).containsExactly(new double[]{0.6, 0.2, 0.1, 0.1}, within(error));
  }

  @Test
  void aSparseMixChangesItsParts() {
    for (int most = 1; most <= 3; most++) {
      var block = mix(List.of(0.0, 0.0, 0.0, 0.0), most);
      var random = new SplittableRandom(1);
      var genes = block.spread(uniform(block, random));
      var met = new HashSet<List<Boolean>>();
      for (int i = 0; i < 500; i++) {
        genes = block.mutated(genes, scale(block, 0.1), random);
        met.add(Arrays.stream(genes).mapToObj(g -> g > 0).toList());
      }
      assertThat(met).as("%d parts at most", most).hasSizeGreaterThanOrEqualTo(most == 1 ? 4 : 10);
    }
  }

  /// Of the 24 orders of four, 12 have a before b, and 5 have both a and b before d and c before d.
  @Test
  void allOrdersThatKeepThePrecedencesAreMetAndNoOthers() {
    met(order(new Precedence("a", "b")), 12);
    met(order(new Precedence("a", "b"), new Precedence("b", "d"), new Precedence("c", "d")), 3);
    met(order(), 24);
  }

  private static void met(OrderBlock block, int orders) {
    var random = new SplittableRandom(1);
    var drawn = new HashSet<Value>();
    for (int i = 0; i < 2000; i++) drawn.add(block.value(block.spread(uniform(block, random))));
    assertThat(drawn).hasSize(orders).allSatisfy(order -> assertThat(block.genes(order)).isNotNull());
    var walked = new HashSet<Value>();
    var genes = block.middle();
    for (int i = 0; i < 2000; i++) {
      var next = block.mutated(genes, scale(block, 0.1), random);
      assertThat(block.value(next)).isNotEqualTo(block.value(genes));
      genes = block.crossed(next, block.spread(uniform(block, random)), Mix.drawn(random), random);
      walked.add(block.value(genes));
    }
    assertThat(walked).isEqualTo(drawn);
  }

  @Test
  void aValueThatBreaksALimitHasNoGenes() {
    assertThat(mix(List.of(0.2, 0.0, 0.0, 0.0), 4).genes(shares(0.1, 0.3, 0.3, 0.3))).isNull();
    assertThat(mix(List.of(0.0, 0.0, 0.0, 0.0), 2).genes(shares(0.4, 0.3, 0.3, 0.0))).isNull();
    assertThat(mix(List.of(0.2, 0.0, 0.0, 0.0), 2).genes(shares(0.2, 0.8, 0.0, 0.0))).containsExactly(0, 1, 0, 0);
    assertThat(order(new Precedence("b", "a")).genes(new Value.Order(FOUR))).isNull();
  }

  private static Value.Shares shares(double... shares) {
    var parts = new LinkedHashMap<String, Double>();
    for (int i = 0; i < shares.length; i++) parts.put(FOUR.get(i), shares[i]);
    return new Value.Shares(parts);
  }

  /// A child that is not blended is one parent up to a moment and the other from there.
  @Test
  void schedulesAreCutAtAMoment() {
    var block = new ScheduleBlock(new Parameter.Schedule("rate", 0, 1, Scale.LINEAR, 6, List.of()));
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      var child = block.crossed(new double[6], new double[]{1, 1, 1, 1, 1, 1}, new Mix.Either(), random);
      int changes = 0;
      for (int m = 1; m < 6; m++) if (child[m] != child[m - 1]) changes++;
      assertThat(changes).isEqualTo(1);
    }
  }

  /// One of four mutations moves a schedule as a whole: it keeps its shape, and models see no other difference than its height.
  @Test
  void modelsTellTheHeightOfAScheduleFromItsShape() {
    var block = new ScheduleBlock(new Parameter.Schedule("rate", 0, 1, Scale.LINEAR, 3, List.of()));
    assertThat(block.groups()).containsExactly(1, 3);
    var low = new double[4];
    var high = new double[4];
    block.describe(new double[]{0.1, 0.2, 0.3}, low, 0);
    block.describe(new double[]{0.5, 0.6, 0.7}, high, 0);
    assertThat(high[0] - low[0]).isCloseTo(0.4, within(1e-12));
    assertThat(Arrays.copyOfRange(high, 1, 4)).containsExactly(Arrays.copyOfRange(low, 1, 4), within(1e-12));
  }

  /// Log-odds: the middle of an interval that is even about 1/2 is 1/2, and both ends are stretched alike.
  @Test
  void logOddsStretchBothEnds() {
    var block = new RealBlock(new Parameter.Real("p", 0.01, 0.99, Scale.LOGIT, List.of()));
    assertThat(((Value.Real) block.value(new double[]{0.5})).value()).isCloseTo(0.5, within(1e-12));
    double low = ((Value.Real) block.value(new double[]{0.25})).value();
    double high = ((Value.Real) block.value(new double[]{0.75})).value();
    assertThat(low).isCloseTo(1 / (1 + Math.sqrt(99)), within(1e-12));
    assertThat(high).isCloseTo(1 - low, within(1e-12));
  }

  @Test
  void conflictsAreNamedAllAtOnceBeforeAnythingIsProposed() {
    var sum = new Parameter.Simplex("mix", FOUR, List.of(0.6, 0.5, 0.0, 0.0), 4, List.of());
    var many = new Parameter.Simplex("few", FOUR, List.of(0.1, 0.1, 0.1, 0.0), 2, List.of());
    var round = new Parameter.Permutation("order", FOUR,
        List.of(new Precedence("a", "b"), new Precedence("b", "c"), new Precedence("c", "a"),
            new Precedence("d", "d")),
        List.of());
    assertThatThrownBy(() -> new SearchSpace(List.of(sum, many, round))).isInstanceOf(InputException.class).hasMessage("""
        MED-740 The least shares (a 0.6, b 0.5) of parameter (mix) sum to 1.1, and no mix has more than 1.
        Maybe divide each by 1.1, or by more.
        MED-740 The least shares (a 0.1, b 0.1, c 0.1) of parameter (few) are of 3 parts, and at most 2 may have a share.
        Maybe allow 3 parts, or take the least share from some.
        MED-741 The precedence (a before b before c before a) of parameter (order) goes round in a circle, which no order keeps.
        Maybe remove one of them.
        MED-741 The precedence (d before d) of parameter (order) goes round in a circle, which no order keeps.
        Maybe remove one of them.""");
  }

  @Test
  void aPointThatBreaksALimitIsToldWhichOne() {
    var space = new SearchSpace(List.of(new Parameter.Simplex("mix", FOUR, List.of(0.2, 0.0, 0.0, 0.0), 2, List.of()),
        new Parameter.Permutation("order", List.of("a", "b"), List.of(new Precedence("b", "a")), List.of())));
    var point = Point.of(Map.of("mix", shares(0.1, 0.3, 0.3, 0.3), "order", new Value.Order(List.of("a", "b"))));
    var queued = new History(List.of(), List.of(), List.of(point));
    assertThatThrownBy(() -> Searches.create("random", space, 1).ask(queued, 1)).hasMessage(
        """
            MED-123 The value ({a=0.1, b=0.3, c=0.3, d=0.3}) of parameter (mix) must be a share for each of [a, b, c, d], at least [0.2, 0.0, 0.0, 0.0], no more than 2 of them above 0.
            MED-123 The value ([a, b]) of parameter (order) must be an order of [a, b] with b before a.""");
  }
}
