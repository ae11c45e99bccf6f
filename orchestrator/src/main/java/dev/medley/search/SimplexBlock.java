package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A point on the simplex: one gene per part, its share of what the least shares leave. Every operator is closed: what it returns is not negative, sums to 1, and has no
/// more parts than there may be.
///
/// Shares are genes as they are, rather than softmax or log-ratio coordinates, so that a share can be exactly zero; steps are mostly ratios
/// nevertheless, because .02 and .04 differ as much as .2 and .4 do.
record SimplexBlock(Parameter.Simplex parameter) implements Block {

  /// Added before a ratio is applied, so that an empty part can come back.
  private static final double SEED_SHARE = 0.01;

  private static final double ROUNDING = 1e-9;

  @Override
  public int size() {
    return parameter.parts().size();
  }

  /// Whether there is a mix beside the one that the limits leave.
  @Override
  public boolean free() {
    return size() > 1 && reserve() < 1 && (optional() > 0 || parameter.required() > 1);
  }

  @Override
  public Value value(double[] genes) {
    var shares = shares(genes);
    var parts = new LinkedHashMap<String, Double>();
    for (int i = 0; i < shares.length; i++) parts.put(parameter.parts().get(i), shares[i]);
    return new Value.Shares(parts);
  }

  /// The shares that genes mean.
  private double[] shares(double[] genes) {
    if (parameter.whole()) return normalised(genes.clone());
    var shares = closed(genes.clone());
    double left = 1 - reserve();
    for (int i = 0; i < shares.length; i++) shares[i] = parameter.least().get(i) + left * shares[i];
    return normalised(shares);
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Shares(Map<String, Double> given)) || given.size() != size()
        || !given.keySet().containsAll(parameter.parts()))
      return null;
    var shares = parameter.parts().stream().mapToDouble(part -> given.getOrDefault(part, 0.0)).toArray();
    if (parameter.whole()) return shares;
    int extras = 0;
    for (int i = 0; i < shares.length; i++) {
      double least = parameter.least().get(i);
      if (shares[i] < least - ROUNDING) return null;
      if (least == 0 && shares[i] > 0) extras++;
      shares[i] = Math.max(0, shares[i] - least);
    }
    return extras > optional() ? null : closed(shares);
  }

  /// What the least shares take, all together.
  private double reserve() {
    return Math.min(1, parameter.reserved());
  }

  /// How many parts may have a share beside those that always have one.
  private int optional() {
    return Math.min(parameter.most(), size()) - parameter.required();
  }

  /// Whether some parts must be empty.
  boolean sparse() {
    return parameter.most() < size();
  }

  @Override
  public List<Integer> groups() {
    return Collections.nCopies(size(), 1);
  }

  /// The cube root of each share: between the shares themselves, which hardly tell .02 from .04, and their logarithms, which never reach zero.
  @Override
  public void describe(double[] genes, double[] features, int from) {
    var shares = parameter.whole() ? genes : shares(genes);
    for (int i = 0; i < shares.length; i++) features[from + i] = Math.cbrt(shares[i]);
  }

  @Override
  public double mobility() {
    return 3;
  }

  /// Normalised exponential variates, which is the uniform distribution on the simplex.
  ///
  /// Where only some parts may have a share those with the greatest variates do, and lose the variate of the first that has none: what is left is exponential again, so that
  /// all faces of so many parts are alike likely, and the distribution on each is uniform.
  @Override
  public double[] spread(double[] uniform) {
    var variates = Arrays.stream(uniform).map(u -> -Math.log1p(-Math.min(u, Math.nextDown(1.0)))).toArray();
    double threshold = threshold(variates);
    for (int i = 0; i < variates.length; i++) if (parameter.least().get(i) == 0) variates[i] = Math.max(0, variates[i] - threshold);
    return closed(variates);
  }

  /// The greatest number among the parts that may be empty and must be; 0 where none must be.
  private double threshold(double[] numbers) {
    if (!sparse()) return 0;
    var optional = IntStream.range(0, numbers.length).filter(i -> parameter.least().get(i) == 0).mapToDouble(i -> numbers[i]).sorted()
        .toArray();
    return optional[optional.length - 1 - optional()];
  }

  /// Divides by the sum, in place; where too many parts have a share the smallest lose it.
  double[] closed(double[] shares) {
    normalised(shares);
    if (!sparse()) return shares;
    double threshold = threshold(shares);
    int left = optional();
    for (int i = 0; i < shares.length; i++) {
      if (parameter.least().get(i) > 0) continue;
      boolean stays = shares[i] > threshold;
      if (stays) left--;
      else if (shares[i] < threshold) shares[i] = 0;
    }
    for (int i = 0; i < shares.length; i++) {
      if (parameter.least().get(i) == 0 && shares[i] == threshold && left-- <= 0) shares[i] = 0;
    }
    return Arrays.stream(shares).sum() > 0 ? normalised(shares) : equalRequired(shares);
  }

  private double[] equalRequired(double[] shares) {
    for (int i = 0; i < shares.length; i++) shares[i] = parameter.least().get(i) > 0 ? 1.0 / parameter.required() : 0;
    return shares;
  }

  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    var child = new double[mother.length];
    for (int i = 0; i < child.length; i++) child[i] = mix.blend(mother[i], father[i], random);
    return closed(child);
  }

  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    var shares = genes.clone();
    double step = Arrays.stream(scale).max().orElseThrow();
    switch (random.nextInt(sparse() ? 7 : 5)) {
      case 0 -> scaleAll(shares, step, random);
      case 1 -> scaleSome(shares, step, random);
      case 2 -> move(shares, step, random);
      case 3 -> emptyOrFavour(shares, step, random);
      case 4 -> blend(shares, step, random);
      default -> exchange(shares, random);
    }
    return closed(shares);
  }

  /// One part takes another's place.
  private static void exchange(double[] shares, RandomGenerator random) {
    int one = random.nextInt(shares.length);
    int other = (one + 1 + random.nextInt(shares.length - 1)) % shares.length;
    double share = shares[one];
    shares[one] = shares[other];
    shares[other] = share;
  }

  private static void scaleAll(double[] shares, double step, RandomGenerator random) {
    for (int i = 0; i < shares.length; i++) shares[i] *= Math.exp(4 * step * random.nextGaussian());
  }

  private static void scaleSome(double[] shares, double step, RandomGenerator random) {
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int i = random.nextInt(shares.length);
      shares[i] = (shares[i] + SEED_SHARE) * Math.exp(8 * step * random.nextGaussian());
    }
  }

  private static void move(double[] shares, double step, RandomGenerator random) {
    int from = random.nextInt(shares.length);
    double mass = Math.min(shares[from], Math.abs(2 * step * random.nextGaussian()));
    shares[from] -= mass;
    shares[random.nextInt(shares.length)] += mass;
  }

  private static void emptyOrFavour(double[] shares, double step, RandomGenerator random) {
    int part = random.nextInt(shares.length);
    if (random.nextBoolean()) {
      if (shares[part] < 0.9) shares[part] = 0;
    } else {
      double mass = Math.min(0.95, Math.abs(2 * step * random.nextGaussian()));
      for (int i = 0; i < shares.length; i++) shares[i] *= 1 - mass;
      shares[part] += mass;
    }
  }

  private void blend(double[] shares, double step, RandomGenerator random) {
    var other = spread(random.doubles(shares.length).toArray());
    double mass = Math.min(1, Math.abs(2 * step * random.nextGaussian()));
    for (int i = 0; i < shares.length; i++) shares[i] += mass * (other[i] - shares[i]);
  }

  /// Divides by the sum, in place; equal shares where nothing is left.
  static double[] normalised(double[] shares) {
    double sum = Arrays.stream(shares).sum();
    if (sum > 0) {
      for (int i = 0; i < shares.length; i++) shares[i] /= sum;
    } else {
      Arrays.fill(shares, 1.0 / shares.length);
    }
    return shares;
  }
}
