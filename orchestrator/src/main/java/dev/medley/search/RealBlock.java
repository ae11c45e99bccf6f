package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Interval;
import dev.medley.space.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A number: one gene, linear in the number, in its logarithm or in its log-odds.
record RealBlock(Interval interval) implements Block {

  RealBlock(Parameter.Real parameter) {
    this(new Interval(parameter.min(), parameter.max(), parameter.scale()));
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public boolean free() {
    return interval.free();
  }

  @Override
  public Value value(double[] genes) {
    return new Value.Real(interval.number(genes[0]));
  }

  @Override
  public double @Nullable [] genes(Value value) {
    return value instanceof Value.Real(double real) && interval.holds(real) ? new double[]{interval.share(real)} : null;
  }

  @Override
  public List<Integer> groups() {
    return List.of(1);
  }

  @Override
  public void describe(double[] genes, double[] features, int from) {
    features[from] = free() ? genes[0] : 0.5;
  }

  @Override
  public double[] spread(double[] uniform) {
    return uniform.clone();
  }

  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    return new double[]{mix.blend(mother[0], father[0], random)};
  }

  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    return new double[]{Steps.reflected(genes[0] + scale[0] * random.nextGaussian())};
  }
}
