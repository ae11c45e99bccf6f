package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A number: one gene, linear in the number or in its logarithm.
record RealBlock(Parameter.Real parameter) implements Block {

  @Override
  public int size() {
    return 1;
  }

  @Override
  public boolean free() {
    return parameter.min() < parameter.max();
  }

  @Override
  public Value value(double[] genes) {
    double low = scaled(parameter.min());
    double at = low + genes[0] * (scaled(parameter.max()) - low);
    return new Value.Real(Math.clamp(parameter.scale() == Scale.LOG ? Math.exp(at) : at, parameter.min(), parameter.max()));
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Real(double real)) || !(real >= parameter.min() && real <= parameter.max())) return null;
    double low = scaled(parameter.min());
    return new double[]{free() ? Math.clamp((scaled(real) - low) / (scaled(parameter.max()) - low), 0, 1) : 0.5};
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

  private double scaled(double real) {
    return parameter.scale() == Scale.LOG ? Math.log(real) : real;
  }
}
