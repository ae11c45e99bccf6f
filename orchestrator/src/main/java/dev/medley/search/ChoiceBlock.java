package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A choice: one gene, of which each option has an equal stretch. The order of the stretches means nothing, so no operator uses it.
record ChoiceBlock(Parameter.Choice parameter) implements Block {

  @Override
  public int size() {
    return 1;
  }

  @Override
  public boolean free() {
    return parameter.options().size() > 1;
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
  public double[] spread(double[] uniform) {
    return uniform.clone();
  }

  @Override
  public double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random) {
    return random.nextBoolean() ? mother.clone() : father.clone();
  }

  @Override
  public double[] mutated(double[] genes, double[] scale, RandomGenerator random) {
    int other = random.nextInt(parameter.options().size() - 1);
    return middle(other < index(genes) ? other : other + 1);
  }

  private int index(double[] genes) {
    int options = parameter.options().size();
    return Math.min(options - 1, (int) (genes[0] * options));
  }

  private double[] middle(int index) {
    return new double[]{(index + 0.5) / parameter.options().size()};
  }
}
