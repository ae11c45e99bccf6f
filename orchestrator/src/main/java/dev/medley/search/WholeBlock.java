package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A whole number: one gene, of which each number has a stretch; all equally long, or each as long as its unit is on a logarithmic scale.
record WholeBlock(Parameter.Whole parameter) implements Block {

  /// No step is so small that it could not leave a number's stretch, as far as a step may be that large.
  private static final double LARGEST_LEAST_STEP = 0.1;

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
    double low = scaled(parameter.min() - 0.5);
    double at = low + genes[0] * (scaled(parameter.max() + 0.5) - low);
    return new Value.Whole(Math.clamp(Math.round(parameter.scale() == Scale.LOG ? Math.exp(at) : at), parameter.min(), parameter.max()));
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Whole(long whole)) || whole < parameter.min() || whole > parameter.max()) return null;
    return new double[]{(edge(whole - 0.5) + edge(whole + 0.5)) / 2};
  }

  @Override
  public List<Integer> groups() {
    return List.of(1);
  }

  @Override
  public void describe(double[] genes, double[] features, int from) {
    long whole = ((Value.Whole) value(genes)).value();
    features[from] = (edge(whole - 0.5) + edge(whole + 0.5)) / 2;
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
    long whole = ((Value.Whole) value(genes)).value();
    double stretch = edge(whole + 0.5) - edge(whole - 0.5);
    double step = Math.max(scale[0], Math.min(stretch, LARGEST_LEAST_STEP));
    double moved = Steps.reflected(genes[0] + step * random.nextGaussian());
    if (!value(new double[]{moved}).equals(value(genes))) return new double[]{moved};
    boolean up = whole == parameter.min() || (whole != parameter.max() && random.nextBoolean());
    long next = up ? whole + 1 : whole - 1;
    return new double[]{(edge(next - 0.5) + edge(next + 0.5)) / 2};
  }

  /// How long the longest stretch of a number is.
  double stretch() {
    return Math.max(edge(parameter.min() + 0.5), 1 - edge(parameter.max() - 0.5));
  }

  private double edge(double at) {
    double low = scaled(parameter.min() - 0.5);
    return Math.clamp((scaled(at) - low) / (scaled(parameter.max() + 0.5) - low), 0, 1);
  }

  private double scaled(double whole) {
    return parameter.scale() == Scale.LOG ? Math.log(whole) : whole;
  }
}
