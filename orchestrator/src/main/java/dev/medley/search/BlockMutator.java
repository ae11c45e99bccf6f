package dev.medley.search;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import java.util.random.RandomGenerator;

/// Mutates a genotype as a [Variation] does, with steps that the population sizes.
final class BlockMutator extends Mutator<DoubleGene, Integer> {

  /// The median step, in standard deviations of the population. More than 1, because selection alone draws a population together too early.
  private static final double MEDIAN_STEP = 1.5;

  /// How widely steps differ: the standard deviation of a step's logarithm, one step for a whole child.
  private static final double VARIETY = 0.8;

  private static final double LEAST_STEP = 0.002;

  private final Variation variation;
  private final Spread spread;
  private final Donors donors;

  BlockMutator(Variation variation, Spread spread, Donors donors) {
    super(1);
    this.variation = variation;
    this.spread = spread;
    this.donors = donors;
  }

  @Override
  protected MutatorResult<Genotype<DoubleGene>> mutate(Genotype<DoubleGene> genotype, double probability, RandomGenerator random) {
    double factor = MEDIAN_STEP * Math.exp(VARIETY * random.nextGaussian());
    var genome = Chromosomes.genome(variation.cube(), genotype);
    var mutated = variation.mutated(genome, i -> spread.scaled(i, factor, LEAST_STEP), donors, random);
    return new MutatorResult<>(Chromosomes.genotype(mutated), 1);
  }
}
