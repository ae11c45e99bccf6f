package dev.medley.search;

import io.jenetics.Chromosome;
import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Genomes as Jenetics has them: one chromosome per parameter.
final class Chromosomes {

  private static final double END = Math.nextUp(1.0); // a gene's interval is half open, and 1 must belong to it

  private Chromosomes() {}

  static Genotype<DoubleGene> genotype(Genome genome) {
    return Genotype.of(IntStream.range(0, genome.size()).mapToObj(i -> chromosome(genome.genes(i))).toList());
  }

  static Genome genome(UnitCube cube, Genotype<DoubleGene> genotype) {
    return cube.genome(genotype.stream().map(c -> c.as(DoubleChromosome.class).toArray()).toArray(double[][]::new));
  }

  private static Chromosome<DoubleGene> chromosome(double[] genes) {
    return DoubleChromosome.of(Arrays.stream(genes).mapToObj(g -> DoubleGene.of(g, 0, END)).toArray(DoubleGene[]::new));
  }
}
