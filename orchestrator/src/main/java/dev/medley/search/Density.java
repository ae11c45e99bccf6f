package dev.medley.search;

import java.util.random.RandomGenerator;

/// A probability density about the value of one parameter: how likely other values are, and how to draw one. Kinds of parameters have kinds of their own, all normalised, so that the
/// product over parameters is a density of points.
sealed interface Density permits NormalDensity, OptionDensity, DirichletDensity, MallowsDensity {

  double logDensity(double[] genes, double[] center);

  double[] drawn(double[] center, RandomGenerator random);

  /// The logarithm of the density of the uniform distribution.
  double logUniform();

  /// @param bandwidth how wide, in units of an interval
  static Density of(Block block, double bandwidth) {
    return switch (block) {
      case RealBlock _,ScheduleBlock _ -> new NormalDensity(bandwidth);
      case WholeBlock b -> new NormalDensity(Math.max(bandwidth, b.stretch() / 2));
      case ChoiceBlock b -> new OptionDensity(b, bandwidth);
      case SimplexBlock b -> new DirichletDensity(b, bandwidth);
      case OrderBlock b -> new MallowsDensity(b, bandwidth);
    };
  }
}
