package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.SearchSpace;
import io.jenetics.Chromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Mutates some parameters of a genotype, each in its own way; at least one.
final class BlockMutator extends Mutator<DoubleGene, Integer> {

  /// The median step, in standard deviations of the population. More than 1, because selection alone draws a population together too early.
  private static final double MEDIAN_STEP = 1.5;

  /// How widely steps differ: the standard deviation of a step's logarithm, one step for a whole child.
  private static final double VARIETY = 0.8;

  private static final double LEAST_STEP = 0.002;

  private final UnitCube cube;
  private final Spread spread;
  private final Donors donors;

  BlockMutator(UnitCube cube, Spread spread, Donors donors) {
    super(1);
    this.cube = cube;
    this.spread = spread;
    this.donors = donors;
  }

  @Override
  protected MutatorResult<Genotype<DoubleGene>> mutate(Genotype<DoubleGene> genotype, double probability, RandomGenerator random) {
    var active = cube.active(genotype);
    int free = (int) IntStream.range(0, active.length).filter(i -> active[i] && cube.blocks().get(i).free()).count();
    if (free == 0) return new MutatorResult<>(genotype, 0);
    double rate = random.nextInt(3) == 0 ? 0.5 : 1.5 / free; // mostly one or two parameters, sometimes half of them
    double factor = MEDIAN_STEP * Math.exp(VARIETY * random.nextGaussian());
    int sure = random.nextInt(free);

    var values = new HashMap<String, Value>();
    var chromosomes = new ArrayList<Chromosome<DoubleGene>>();
    int mutations = 0;
    for (int i = 0; i < active.length; i++) {
      var block = cube.blocks().get(i);
      var chromosome = genotype.get(i);
      if (SearchSpace.active(cube.parameters().get(i), values)) {
        if (!active[i]) {
          chromosome = UnitCube.chromosome(donors.genes(i, random));
          mutations++;
        } else if (block.free() && (sure-- == 0 || random.nextDouble() < rate)) {
          chromosome = UnitCube.chromosome(block.mutated(UnitCube.genes(chromosome), spread.scaled(i, factor, LEAST_STEP), random));
          mutations++;
        }
        if (block instanceof ChoiceBlock choice) values.put(choice.parameter().path(), choice.value(UnitCube.genes(chromosome)));
      }
      chromosomes.add(chromosome);
    }
    return new MutatorResult<>(Genotype.of(chromosomes), mutations);
  }
}
