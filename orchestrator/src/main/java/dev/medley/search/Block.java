package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One parameter as genes in the unit cube, and how such genes vary. Arrays that are passed are not changed, arrays that are returned are new.
sealed interface Block permits RealBlock, WholeBlock, ChoiceBlock, SimplexBlock, OrderBlock, ScheduleBlock {

  /// How many genes.
  int size();

  /// Whether there is more than one value.
  boolean free();

  Value value(double[] genes);

  /// The genes in the middle of those that mean a value; null where the parameter cannot have it.
  double @Nullable [] genes(Value value);

  /// Genes that favour no value.
  default double[] middle() {
    var half = new double[size()];
    Arrays.fill(half, 0.5);
    return spread(half);
  }

  /// How many features a model sees, and which of them belong together: the sizes of neighbouring groups.
  List<Integer> groups();

  /// Writes what a model sees of genes; equal for genes of equal values.
  void describe(double[] genes, double[] features, int from);

  /// Writes what a model sees of a parameter that is not active.
  default void describeAbsent(double[] features, int from) {
    describe(middle(), features, from);
  }

  /// How often the parameter varies, in relation to a number: one that has more to vary in does so more often.
  default double mobility() {
    return 1;
  }

  /// Genes from a point of the cube; values are uniformly distributed if the point is.
  double[] spread(double[] uniform);

  /// Genes between, and a little beyond, those of two parents.
  double[] crossed(double[] mother, double[] father, Mix mix, RandomGenerator random);

  /// Genes for another value.
  ///
  /// @param scale for each gene, the size of a usual step
  double[] mutated(double[] genes, double[] scale, RandomGenerator random);

  static Block of(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Real p -> new RealBlock(p);
      case Parameter.Whole p -> new WholeBlock(p);
      case Parameter.Choice p -> new ChoiceBlock(p);
      case Parameter.Simplex p -> new SimplexBlock(p);
      case Parameter.Permutation p -> new OrderBlock(p);
      case Parameter.Schedule p -> new ScheduleBlock(p);
    };
  }
}
