package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockTest {

  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  static Stream<Block> blocks() {
    return Stream.of(Spaces.everyKind(), Spaces.single(), Spaces.limited(), Spaces.exhausted()).flatMap(s -> s.parameters().stream())
        .map(Block::of);
  }

  private static double[] uniform(Block block, SplittableRandom random) {
    return random.doubles(block.size()).toArray();
  }

  private static double[] scale(Block block, double step) {
    return DoubleStream.generate(() -> step).limit(block.size()).toArray();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void genesOfAValueMeanTheValue(Block block) {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      var value = block.value(block.spread(uniform(block, random)));
      var genes = block.genes(value);
      assertThat(genes).isNotNull().hasSize(block.size());
      assertThat(Arrays.stream(genes)).allMatch(g -> g >= 0 && g <= 1);
      var again = block.value(genes);
      switch (value) {
        case Value.Real(double real) -> assertThat(((Value.Real) again).value()).isCloseTo(real, within(1e-12 + 1e-12 * Math.abs(real)));
        case Value.Shares(var parts) ->
          parts.forEach((part, share) -> assertThat(((Value.Shares) again).parts().get(part)).isCloseTo(share, within(1e-14)));
        case Value.Schedule(var numbers) ->
          assertThat(((Value.Schedule) again).values()).usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
              .isEqualTo(numbers);
        case Value other -> assertThat(again).isEqualTo(other);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void theCornersOfTheCubeAreValues(Block block) {
    for (double corner : new double[]{0, 1}) assertThat(block.genes(block.value(block.spread(scale(block, corner))))).isNotNull();
    assertThat(block.genes(block.value(block.middle()))).isNotNull();
  }

  /// Ten thousand operations in a row, with steps from tiny to huge.
  @ParameterizedTest
  @MethodSource("blocks")
  void operatorsStayWithin(Block block) {
    var random = new SplittableRandom(1);
    var genes = block.spread(uniform(block, random));
    for (int i = 0; i < 10_000; i++) {
      if (block.free() && i % 2 == 0) genes = block.mutated(genes, scale(block, Math.pow(10, random.nextDouble(-4, 1))), random);
      genes = block.crossed(genes, block.spread(uniform(block, random)), Mix.drawn(random), random);
      assertThat(Arrays.stream(genes)).allMatch(g -> g >= 0 && g <= 1);
      assertThat(block.genes(block.value(genes))).isNotNull();
      if (block instanceof SimplexBlock) assertThat(Arrays.stream(genes).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void operatorsLeaveTheParentsAlone(Block block) {
    var random = new SplittableRandom(1);
    var mother = block.spread(uniform(block, random));
    var father = block.spread(uniform(block, random));
    var mothers = mother.clone();
    var fathers = father.clone();
    for (int i = 0; i < 100; i++) {
      block.crossed(mother, father, Mix.drawn(random), random);
      if (block.free()) block.mutated(mother, scale(block, 0.3), random);
    }
    assertThat(mother).containsExactly(mothers);
    assertThat(father).containsExactly(fathers);
  }

  @Test
  void everyWholeNumberHasAnEqualStretch() {
    var block = new WholeBlock(new Parameter.Whole("n", -2, 2, Scale.LINEAR, List.of()));
    var counts = new HashMap<Value, Integer>();
    for (int i = 0; i < 1000; i++) counts.merge(block.value(new double[]{(i + 0.5) / 1000}), 1, Integer::sum);
    assertThat(counts).hasSize(5).allSatisfy((value, count) -> assertThat(count).isEqualTo(200));
    var logarithmic = new WholeBlock(new Parameter.Whole("n", 1, 1000, Scale.LOG, List.of()));
    assertThat(logarithmic.value(new double[]{0.5})).isEqualTo(new Value.Whole(22)); // sqrt(.5 * 1000.5) = 22.4
    assertThat(new WholeBlock(new Parameter.Whole("n", 0, Long.MAX_VALUE, Scale.LINEAR, List.of())).value(new double[]{1}))
        .isEqualTo(new Value.Whole(Long.MAX_VALUE));
  }

  @Test
  void aMutatedDiscreteValueIsAnother() {
    var random = new SplittableRandom(1);
    for (var block : blocks().filter(Block::free).filter(b -> b instanceof WholeBlock || b instanceof ChoiceBlock).toList()) {
      for (int i = 0; i < 500; i++) {
        var genes = uniform(block, random);
        assertThat(block.value(block.mutated(genes, new double[]{1e-4}, random))).isNotEqualTo(block.value(genes));
      }
    }
  }

  /// A coordinate of the uniform distribution on the simplex of k parts has mean 1/k and variance (k - 1) / (k²(k + 1)). Over 20,000 draws the bounds
  /// are five standard errors: a false alarm once in a million seeds.
  @Test
  void uniformPointsSpreadUniformlyOverTheSimplex() {
    var block = new SimplexBlock(new Parameter.Simplex("mix", FOUR, List.of()));
    var random = new SplittableRandom(1);
    int draws = 20_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double share = block.spread(uniform(block, random))[2];
      sum += share;
      squares += share * share;
    }
    double variance = 3.0 / 80;
    assertThat(sum / draws).isCloseTo(0.25, within(5 * Math.sqrt(variance / draws)));
    assertThat(squares / draws - Math.pow(sum / draws, 2)).isCloseTo(variance, within(5 * 1.5 * variance / Math.sqrt(draws)));
  }

  /// Chi-square over the 24 orders of four, 23 degrees of freedom: above 60 less than once in twenty thousand seeds.
  @Test
  void uniformPointsSpreadUniformlyOverOrders() {
    var block = new OrderBlock(new Parameter.Permutation("order", FOUR, List.of()));
    var random = new SplittableRandom(1);
    var counts = new HashMap<Value, Integer>();
    for (int i = 0; i < 24_000; i++) counts.merge(block.value(block.spread(uniform(block, random))), 1, Integer::sum);
    assertThat(counts).hasSize(24);
    assertThat(counts.values().stream().mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000).sum()).isLessThan(60);
  }

  @Test
  void sharesCanBecomeZeroAndComeBack() {
    var block = new SimplexBlock(new Parameter.Simplex("mix", FOUR, List.of()));
    var random = new SplittableRandom(1);
    var genes = new double[]{.25, .25, .25, .25};
    boolean emptied = false;
    boolean revived = false;
    for (int i = 0; i < 1000; i++) {
      boolean empty = genes[0] == 0;
      genes = block.mutated(genes, scale(block, 0.2), random);
      emptied |= genes[0] == 0;
      revived |= empty && genes[0] > 0;
    }
    assertThat(emptied).isTrue();
    assertThat(revived).isTrue();
    assertThat(block.value(new double[4])).isEqualTo(new Value.Shares(Map.of("a", .25, "b", .25, "c", .25, "d", .25)));
  }

  @Test
  void aCrossedOrderKeepsWhatBothParentsAgreeOn() {
    var block = new OrderBlock(new Parameter.Permutation("order", FOUR, List.of()));
    var random = new SplittableRandom(1);
    var mother = block.genes(new Value.Order(List.of("a", "b", "c", "d")));
    var father = block.genes(new Value.Order(List.of("a", "c", "b", "d")));
    for (int i = 0; i < 100; i++) {
      var child = ((Value.Order) block.value(block.crossed(mother, father, Mix.drawn(random), random))).items();
      assertThat(child).startsWith("a").endsWith("d");
    }
  }

  @Test
  void valuesThatAParameterCannotHaveHaveNoGenes() {
    var blocks = Spaces.everyKind().parameters().stream().map(Block::of).toList();
    for (var wrong : List.of(
        new Value.Real(-1), new Value.Real(Double.NaN), new Value.Whole(1000), new Value.Word("soft-sharing"),
        new Value.Order(List.of("a", "b")),
        new Value.Order(List.of("a", "b", "c", "d", "f")), new Value.Shares(Map.of("a", 1.0)), new Value.Flag(true))) {
      assertThat(blocks).allSatisfy(block -> assertThat(block.genes(wrong)).isNull());
    }
  }
}
