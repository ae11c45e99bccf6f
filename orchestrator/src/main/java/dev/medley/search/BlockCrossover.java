package dev.medley.search;

import io.jenetics.DoubleGene;
import io.jenetics.Phenotype;
import io.jenetics.Recombinator;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;

/// Crosses two parents as a [Variation] does; the first becomes the child.
final class BlockCrossover extends Recombinator<DoubleGene, Integer> {

  private static final double PROBABILITY = 0.6;

  private final Variation variation;

  BlockCrossover(Variation variation) {
    super(PROBABILITY, 2);
    this.variation = variation;
  }

  @Override
  protected int recombine(MSeq<Phenotype<DoubleGene, Integer>> population, int[] individuals, long generation) {
    var mother = Chromosomes.genome(variation.cube(), population.get(individuals[0]).genotype());
    var father = Chromosomes.genome(variation.cube(), population.get(individuals[1]).genotype());
    var child = variation.crossed(mother, father, RandomRegistry.random());
    population.set(individuals[0], Phenotype.of(Chromosomes.genotype(child), generation));
    return 1;
  }
}
