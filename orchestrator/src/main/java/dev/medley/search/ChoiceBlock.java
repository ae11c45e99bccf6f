package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A choice: one gene, of which each option has an equal stretch. Where the options have no order, the order of the stretches means nothing, and no
/// operator uses it.
record ChoiceBlock(Parameter.Choice parameter) implements Block {

  /// How likely an ordered choice moves to a neighbour, rather than to any option.
  private static final double NEXT = 0.7;

  /// What makes two options as far apart as the ends of an interval.
  private static final double INDICATOR = Math.sqrt(0.5);

  @Override
  public int size() {
    return 1;
  }

  @Override
  public boolean free() {
    return options() > 1;
  }

  @Override
  public Value value(double[] genes) {
    return new Value.Word(parameter.options().get(index(genes)));
  }

  @Override
  public double @Nullable [] genes(Value value) {
    if (!(value instanceof Value.Word(String word)) || !parameter.options().contains(word)) return null;
    return middle(parameter.options().indexOf(word));
  }

  @Override
  public List<Integer> groups() {
    return List.of(ordered() ? 1 : options());
  }

  @Override
  public void describe(double[] genes, double[] features, int from) {
    if (ordered()) {
      features[from] = (index(genes) + 0.5) / options();
    } else {
      for (int option = 0; option < options(); option++) features[from + option] = option == index(genes) ? INDICATOR : 0;
    }
  }

  @Override
  public void describeAbsent(double[] features, int from) {
    if (ordered()) features[from] = 0.5;
    else for (int option = 0; option < options(); option++) features[from + option] = 0;
  }

  @Override
  public double[] spread(double[] uniform) {
    return uniform.clone();
  }

  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    return random.nextBoolean() ? mother.clone() : father.clone();
  }

  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    int index = index(genes);
    if (ordered() && random.nextDouble() < NEXT) {
      boolean up = index == 0 || (index < options() - 1 && random.nextBoolean());
      return middle(up ? index + 1 : index - 1);
    }
    int other = random.nextInt(options() - 1);
    return middle(other < index ? other : other + 1);
  }

  /// Which option genes mean.
  int index(double[] genes) {
    return Math.min(options() - 1, (int) (genes[0] * options()));
  }

  private int options() {
    return parameter.options().size();
  }

  private boolean ordered() {
    return parameter.ordered();
  }

  private double[] middle(int index) {
    return new double[]{(index + 0.5) / options()};
  }
}
