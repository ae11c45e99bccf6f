package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DensityTest {

  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  /// Over all 24 orders the probabilities sum to 1, and drawn orders come as often as they say: chi-square with 23 degrees of freedom is above 60 less than once in twenty thousand
  /// seeds.
  @Test
  void mallowsOrdersAreDrawnAsOftenAsTheyShould() {
    var block = new OrderBlock(new Parameter.Permutation("order", FOUR, List.of()));
    var density = new MallowsDensity(block, .4);
    var center = block.genes(new Value.Order(List.of("c", "a", "d", "b")));
    var random = new SplittableRandom(1);
    var counts = new HashMap<Value, Integer>();
    for (int i = 0; i < 24_000; i++) counts.merge(block.value(density.drawn(center, random)), 1, Integer::sum);
    double sum = 0;
    double chiSquare = 0;
    for (var order : orders(FOUR)) {
      double probability = Math.exp(density.logDensity(block.genes(new Value.Order(order)), center));
      sum += probability;
      double expected = 24_000 * probability;
      chiSquare += Math.pow(counts.getOrDefault(new Value.Order(order), 0) - expected, 2) / expected;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(chiSquare).isLessThan(60);
  }

  private static List<List<String>> orders(List<String> items) {
    if (items.isEmpty()) return List.of(List.of());
    return items.stream().flatMap(first -> orders(items.stream().filter(i -> !i.equals(first)).toList()).stream()
        .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList())).toList();
  }

  /// Against the mean under the uniform distribution, which is the density's integral: with 200,000 draws and a spread of about 2 the error is .005, and .03 is six of them.
  @Test
  void dirichletsDensityIntegratesToOne() {
    var block = new SimplexBlock(new Parameter.Simplex("mix", FOUR, List.of()));
    var density = new DirichletDensity(block, .4);
    double[] center = {.7, .3, 0, 0};
    var random = new SplittableRandom(1);
    double sum = 0;
    for (int i = 0; i < 200_000; i++)
      sum += Math.exp(density.logDensity(block.spread(random.doubles(4).toArray()), center) - density.logUniform());
    assertThat(sum / 200_000).isCloseTo(1, within(.03));
  }

  /// Dirichlet's mean is `(1 + c·share) / (parts + c)`, here with `c = 25`; 20,000 draws are right to .001.
  @Test
  void dirichletsDrawsHaveItsMean() {
    var block = new SimplexBlock(new Parameter.Simplex("mix", FOUR, List.of()));
    double[] center = {.6, .3, .1, 0};
    var random = new SplittableRandom(1);
    var mean = new double[4];
    for (int i = 0; i < 20_000; i++) {
      var drawn = new DirichletDensity(block, .2).drawn(center, random);
      for (int k = 0; k < 4; k++) mean[k] += drawn[k] / 20_000;
    }
    for (int k = 0; k < 4; k++) assertThat(mean[k]).isCloseTo((1 + 25 * center[k]) / 29, within(.005));
  }

  @Test
  void theNormalDensityIsCutOffAtTheEnds() {
    var density = new NormalDensity(.3);
    double sum = 0;
    for (int i = 0; i < 1000; i++) sum += Math.exp(density.logDensity(new double[]{(i + .5) / 1000}, new double[]{.1})) / 1000;
    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  /// Shares come back from their coordinates, and distances are Aitchison's: those of the logarithms less their mean.
  @Test
  void logRatiosAreIsometric() {
    double[] x = {.5, .3, .15, .05};
    double[] y = {.1, .2, .3, .4};
    assertThat(LogRatios.shares(LogRatios.of(x))).containsExactly(x, within(1e-12));
    double aitchison = 0;
    double mean = 0;
    for (int i = 0; i < 4; i++) mean += (Math.log(x[i]) - Math.log(y[i])) / 4;
    for (int i = 0; i < 4; i++) aitchison += Math.pow(Math.log(x[i]) - Math.log(y[i]) - mean, 2);
    var a = LogRatios.of(x);
    var b = LogRatios.of(y);
    double squared = 0;
    for (int i = 0; i < 3; i++) squared += Math.pow(a[i] - b[i], 2);
    assertThat(squared).isCloseTo(aitchison, within(1e-12));
  }

  /// An ellipsoid whose axes differ a hundredfold, in five dimensions: within 150 generations of eight the strategy comes within 1e-6, which plain steps of one size do not.
  @Test
  void theCovarianceAdapts() {
    var distribution = CmaEs.initial(5);
    var random = new SplittableRandom(1);
    double best = Double.POSITIVE_INFINITY;
    for (int generation = 0; generation < 150; generation++) {
      var now = distribution;
      var members = Stream.generate(() -> now.drawn(random)).limit(8).sorted(Comparator.comparingDouble(DensityTest::ellipsoid)).toList();
      best = Math.min(best, ellipsoid(members.getFirst()));
      distribution = distribution.after(members);
    }
    assertThat(best).isLessThan(1e-6);
  }

  private static double ellipsoid(double[] x) {
    var z = Arrays.stream(x).map(v -> v - .3).toArray();
    double sum = 0;
    for (int i = 0; i < z.length; i++) sum += Math.pow(10_000, i / 4.0) * Math.pow(z[i] + (i > 0 ? .5 * z[i - 1] : 0), 2);
    return sum;
  }
}
