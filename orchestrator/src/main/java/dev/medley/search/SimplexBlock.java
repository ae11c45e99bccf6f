package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A point on the simplex: one gene per part, its share. Every operator is closed: what it returns is not negative and sums to 1.
///
/// Shares are genes as they are, rather than softmax or log-ratio coordinates, so that a share can be exactly zero; steps are mostly ratios
/// nevertheless, because .02 and .04 differ as much as .2 and .4 do.
record SimplexBlock(Parameter.Simplex parameter) implements Block {

  /// Added before a ratio is applied, so that an empty part can come back.
  private static final double SEED_SHARE = 0.01;

  @Override
  public int size() {
    return parameter.parts().size();
  }

  @Override
  public boolean free() {
    return size() > 1;
  }

  @Override
  public Value value(double[] genes) {
    var shares = normalised(genes.clone());
    var parts = new LinkedHashMap<String, Double>();
    for (int i = 0; i < shares.length; i++) parts.put(parameter.parts().get(i), shares[i]);
    return new Value.Shares(parts);
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Shares(Map<String, Double> shares)) || shares.size() != size()
        || !shares.keySet().containsAll(parameter.parts()))
      return null;
    return parameter.parts().stream().mapToDouble(part -> shares.getOrDefault(part, 0.0)).toArray();
  }

  @Override
  public List<Integer> groups() {
    return Collections.nCopies(size(), 1);
  }

  /// The cube root of each share: between the shares themselves, which hardly tell .02 from .04, and their logarithms, which never reach zero.
  @Override
  public void describe(double[] genes, double[] features, int from) {
    for (int i = 0; i < genes.length; i++) features[from + i] = Math.cbrt(genes[i]);
  }

  @Override
  public double mobility() {
    return 3;
  }

  /// Normalised exponential variates, which is the uniform distribution on the simplex.
  @Override
  public double[] spread(double[] uniform) {
    return normalised(Arrays.stream(uniform).map(u -> -Math.log1p(-Math.min(u, Math.nextDown(1.0)))).toArray());
  }

  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    var child = new double[mother.length];
    for (int i = 0; i < child.length; i++) child[i] = mix.blend(mother[i], father[i], random);
    return normalised(child);
  }

  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    var shares = genes.clone();
    double step = Arrays.stream(scale).max().orElseThrow();
    switch (random.nextInt(5)) {
      case 0 -> scaleAll(shares, step, random);
      case 1 -> scaleSome(shares, step, random);
      case 2 -> move(shares, step, random);
      case 3 -> emptyOrFavour(shares, step, random);
      default -> blend(shares, step, random);
    }
    return normalised(shares);
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
