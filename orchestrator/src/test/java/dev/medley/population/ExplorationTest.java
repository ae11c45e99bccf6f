package dev.medley.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.Population;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final String RATE = "optimizer.adam.rate";
  private static final String MIX = "sampler.mix.shares";
  private static final String WEIGHTS = "loss.static.weights";
  private static final Parameter.Simplex SIMPLEX = new Parameter.Simplex(MIX, List.of("a", "b", "c"), List.of(0.1, 0.0, 0.0), 3, List.of());
  private static final List<Parameter> PARAMETERS = List.of(new Parameter.Real(RATE, 1e-3, 1e-1, Scale.LOG, List.of()), SIMPLEX,
      new Parameter.Real(WEIGHTS + ".b", 0.1, 10, Scale.LOG, List.of()),
      new Parameter.Real("optimizer.sgd.rate", 0, 1, Scale.LINEAR, List.of()));
  private static final int GENERATIONS = 4;

  private static Exploration exploration(double anew) {
    return new Exploration(PARAMETERS, new Population(GENERATIONS, 0.25, 1.25, anew));
  }

  private static Configuration member() {
    var shares = new LinkedHashMap<>(Map.of("a", 0.5, "b", 0.3, "c", 0.2));
    var weights = new LinkedHashMap<>(Map.of("a", 1.0, "b", 2.0));
    return new Configuration(
        new TreeMap<>(Map.of(RATE, new Value.Real(0.01), "optimizer", new Value.Word("adam"), MIX, new Value.Shares(shares),
            WEIGHTS, new Value.Numbers(weights), "optimizer.adam.weight-decay", new Value.Real(0.1))));
  }

  private static List<Double> rate(Configuration configuration) {
    return ((Value.Schedule) java.util.Objects.requireNonNull(configuration.values().get(RATE))).values();
  }

  private static Map<String, Value.Schedule> parts(Configuration configuration, String path) {
    return ((Value.Schedules) java.util.Objects.requireNonNull(configuration.values().get(path))).parts();
  }

  @Test
  void aMemberBeginsWithSchedulesThatStandStill() {
    var begun = exploration(0).begun(member());
    assertThat(rate(begun)).isEqualTo(Collections.nCopies(GENERATIONS + 1, 0.01));
    assertThat(parts(begun, MIX).get("b").values()).isEqualTo(Collections.nCopies(GENERATIONS + 1, 0.3));
    assertThat(parts(begun, WEIGHTS).get("b").values()).isEqualTo(Collections.nCopies(GENERATIONS + 1, 2.0));
    assertThat(parts(begun, WEIGHTS).get("a").values()).as("what is not searched stays").containsExactly(1.0);
    assertThat(begun.values()).containsEntry("optimizer.adam.weight-decay", new Value.Real(0.1)).doesNotContainKey("optimizer.sgd.rate");
  }

  @Test
  void aCopyKeepsWhatWasAndMovesByTheFactorFromThere() {
    var begun = exploration(0).begun(member());
    for (int seed = 0; seed < 20; seed++) {
      var copy = exploration(0).explored(begun, 2, new SplittableRandom(seed));
      assertThat(rate(copy).subList(0, 3)).containsOnly(0.01);
      assertThat(rate(copy).subList(3, 5)).hasSize(2).containsAnyOf(0.0125, 0.008);
      assertThat(rate(copy).get(3)).isEqualTo(rate(copy).get(4));
      var mix = parts(copy, MIX);
      for (int moment = 0; moment <= GENERATIONS; moment++) {
        int at = moment;
        assertThat(mix.values().stream().mapToDouble(s -> s.values().get(at)).sum()).isCloseTo(1, within(1e-12));
        assertThat(mix.get("a").values().get(at)).isGreaterThanOrEqualTo(0.1);
      }
      // What the least share leaves of a is 0.4, and 0.4, 0.3 and 0.2 moved each by the factor or its inverse.
      double between = mix.get("b").values().get(3) / mix.get("c").values().get(3) / 1.5;
      assertThat(List.of(1.0, 1.5625, 0.64)).anySatisfy(ratio -> assertThat(between).isCloseTo(ratio, within(1e-9)));
    }
  }

  @Test
  void aCopyOfACopyGoesOnFromWhereThatStood() {
    var first = exploration(0).explored(exploration(0).begun(member()), 1, new SplittableRandom(1));
    var second = exploration(0).explored(first, 3, new SplittableRandom(2));
    assertThat(rate(second).subList(0, 4)).isEqualTo(rate(first).subList(0, 4));
    assertThat(rate(second).get(4) / rate(first).get(3)).satisfiesAnyOf(r -> assertThat(r).isCloseTo(1.25, within(1e-9)),
        r -> assertThat(r).isCloseTo(0.8, within(1e-9)));
  }

  @Test
  void numbersAreHeldWithinWhatIsSearched() {
    var high = member().with(Map.of(RATE, new Value.Real(0.1)));
    for (int seed = 0; seed < 20; seed++)
      assertThat(rate(exploration(0).explored(exploration(0).begun(high), 1, new SplittableRandom(seed))).get(4)).isBetween(0.08 - 1e-12,
          0.1);
  }

  @Test
  void whatIsDrawnAnewIsDrawnFromAnywhere() {
    var begun = exploration(1).begun(member());
    var rates = new java.util.TreeSet<Double>();
    for (int seed = 0; seed < 50; seed++) rates.add(rate(exploration(1).explored(begun, 1, new SplittableRandom(seed))).get(4));
    assertThat(rates.first()).isBetween(1e-3, 2e-3);
    assertThat(rates.last()).isBetween(5e-2, 1e-1);
  }

  /// Where two of three may have a share, it stays with those that have it.
  @Test
  void aMixOfSomeStaysOneOfTheSame() {
    var some = new Parameter.Simplex(MIX, List.of("a", "b", "c"), List.of(0.0, 0.0, 0.0), 2, List.of());
    var exploration = new Exploration(List.of(some), new Population(GENERATIONS, 0.25, 1.25, 1));
    var two = member().with(Map.of(MIX, new Value.Shares(new LinkedHashMap<>(Map.of("a", 0.5, "b", 0.5, "c", 0.0)))));
    var copy = parts(exploration.explored(exploration.begun(two), 1, new SplittableRandom(1)), MIX);
    assertThat(copy.get("c").values()).containsOnly(0.0);
    assertThat(copy.get("a").values().get(2)).isNotEqualTo(0.5);
  }
}
