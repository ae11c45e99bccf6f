package dev.medley.search;

import io.jenetics.Chromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.Recombinator;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;

/// Crosses two parents parameter by parameter, each in its own way; the first becomes the child.
///
/// A parameter that is active in one parent only is taken from that one.
final class BlockCrossover extends Recombinator<DoubleGene, Integer> {

  private static final double PROBABILITY = 0.6;

  private final UnitCube cube;

  BlockCrossover(UnitCube cube) {
    super(PROBABILITY, 2);
    this.cube = cube;
  }

  @Override
  protected int recombine(MSeq<Phenotype<DoubleGene, Integer>> population, int[] individuals, long generation) {
    var mother = population.get(individuals[0]).genotype();
    var father = population.get(individuals[1]).genotype();
    population.set(individuals[0], Phenotype.of(child(mother, father), generation));
    return 1;
  }

  private Genotype<DoubleGene> child(Genotype<DoubleGene> mother, Genotype<DoubleGene> father) {
    var random = RandomRegistry.random();
    var mix = Mix.drawn(random);
    var inMother = cube.active(mother);
    var inFather = cube.active(father);
    var chromosomes = new ArrayList<Chromosome<DoubleGene>>();
    for (int i = 0; i < mother.length(); i++) {
      if (inMother[i] && inFather[i]) {
        chromosomes.add(
            UnitCube.chromosome(cube.blocks().get(i).crossed(UnitCube.genes(mother.get(i)), UnitCube.genes(father.get(i)), mix, random)));
      } else {
        chromosomes.add(inFather[i] ? father.get(i) : mother.get(i));
      }
    }
    return Genotype.of(chromosomes);
  }
}
