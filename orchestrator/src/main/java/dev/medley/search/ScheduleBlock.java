package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Interval;
import dev.medley.space.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A number that changes over the training: one gene for each moment.
///
/// Neighbouring moments are alike, so schedules move as a whole, turn about a moment, or bend near one; and a child follows one parent up to a moment and the other from there.
record ScheduleBlock(Interval interval, int size) implements Block {

  ScheduleBlock(Parameter.Schedule parameter) {
    this(new Interval(parameter.min(), parameter.max(), parameter.scale()), parameter.points());
  }

  @Override
  public boolean free() {
    return interval.free();
  }

  @Override
  public Value value(double[] genes) {
    return new Value.Schedule(Arrays.stream(genes).mapToObj(interval::number).toList());
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Schedule(List<Double> numbers)) || numbers.size() != size || !numbers.stream().allMatch(interval::holds))
      return null;
    return numbers.stream().mapToDouble(interval::share).toArray();
  }

  /// How high the schedule is, and what shape it has.
  @Override
  public List<Integer> groups() {
    return List.of(1, size);
  }

  /// Scaled so that two opposite slopes are about as far apart as the ends of an interval.
  @Override
  public void describe(double[] genes, double[] features, int from) {
    double mean = Arrays.stream(genes).average().orElseThrow();
    features[from] = free() ? mean : 0.5;
    for (int i = 0; i < size; i++) features[from + 1 + i] = free() ? (genes[i] - mean) / Math.sqrt(size / 2.0) : 0;
  }

  @Override
  public double mobility() {
    return 2;
  }

  @Override
  public double[] spread(double[] uniform) {
    return uniform.clone();
  }

  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    var child = mother.clone();
    if (mix instanceof Mix.Either) {
      int from = 1 + random.nextInt(size - 1);
      boolean early = random.nextBoolean();
      System.arraycopy(father, early ? 0 : from, child, early ? 0 : from, early ? from : size - from);
    } else {
      for (int i = 0; i < size; i++) child[i] = mix.blend(mother[i], father[i], random);
    }
    return child;
  }

  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    var moved = genes.clone();
    double step = Arrays.stream(scale).max().orElseThrow() * random.nextGaussian();
    int at = random.nextInt(size);
    switch (random.nextInt(4)) {
      case 0 -> add(moved, i -> step);
      case 1 -> add(moved, i -> 2 * step * (i - at) / (size - 1));
      case 2 -> add(moved, i -> step / (1 << Math.abs(i - at)));
      default -> moved[at] = Steps.reflected(moved[at] + step);
    }
    return moved;
  }

  private interface Bend {
    double at(int moment);
  }

  private static void add(double[] genes, Bend bend) {
    for (int i = 0; i < genes.length; i++) genes[i] = Steps.reflected(genes[i] + bend.at(i));
  }
}
