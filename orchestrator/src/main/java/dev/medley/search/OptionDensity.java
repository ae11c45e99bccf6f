package dev.medley.search;

import java.util.random.RandomGenerator;

/// One option is likely; all others share what is left.
///
/// @param left the probability of any but the center
record OptionDensity(ChoiceBlock block, double left) implements Density {

  @Override
  public double logDensity(double[] genes, double[] center) {
    int options = block.parameter().options().size();
    if (options == 1) return 0;
    return Math.log(block.index(genes) == block.index(center) ? 1 - left : left / (options - 1));
  }

  @Override
  public double[] drawn(double[] center, RandomGenerator random) {
    return block.free() && random.nextDouble() < left ? block.mutated(center, new double[1], random) : center;
  }

  @Override
  public double logUniform() {
    return -Math.log(block.parameter().options().size());
  }
}
