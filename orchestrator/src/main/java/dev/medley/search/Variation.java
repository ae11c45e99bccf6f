package dev.medley.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// How genomes vary: parameter by parameter, each in its own way, with the conditions between them kept.
record Variation(UnitCube cube) {

  /// A child of two. A parameter that is active in one parent only is taken from that one.
  Genome crossed(Genome mother, Genome father, RandomGenerator random) {
    var mix = Mix.drawn(random);
    var genes = new double[mother.size()][];
    for (int i = 0; i < genes.length; i++) {
      if (mother.active(i) && father.active(i)) genes[i] = cube.blocks().get(i).crossed(mother.genes(i), father.genes(i), mix, random);
      else genes[i] = father.active(i) ? father.genes(i) : mother.genes(i);
    }
    return cube.genome(genes);
  }

  /// The size of a usual step, gene by gene.
  interface Scale {
    double[] of(int parameter);
  }

  /// Steps of one size for all genes.
  Scale even(double step) {
    return parameter -> {
      var scale = new double[cube.blocks().get(parameter).size()];
      Arrays.fill(scale, step);
      return scale;
    };
  }

  /// A genome in which some parameters differ, at least one where any can: mostly one or two, sometimes half of them.
  Genome mutated(Genome genome, Scale scale, Donors donors, RandomGenerator random) {
    var blocks = cube.blocks();
    int[] free = IntStream.range(0, genome.size()).filter(i -> genome.active(i) && blocks.get(i).free()).toArray();
    if (free.length == 0) return genome;
    double mobility = 0;
    for (int i : free) mobility += blocks.get(i).mobility();
    double rate = random.nextInt(3) == 0 ? 0.5 : 1.5 / mobility;
    int sure = drawn(free, random.nextDouble() * mobility);

    var genes = new double[genome.size()][];
    var active = new boolean[genome.size()];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = genome.genes(i);
      active[i] = cube.active(i, genes, active);
      if (!active[i]) continue;
      var block = blocks.get(i);
      if (!genome.active(i)) genes[i] = donors.genes(i, random);
      else
        if (block.free() && (i == sure || random.nextDouble() < rate * block.mobility()))
          genes[i] = block.mutated(genes[i], scale.of(i), random);
    }
    return new Genome(genes, active);
  }

  /// The parameter at which a running sum of mobilities passes a number.
  private int drawn(int[] free, double at) {
    double left = at;
    for (int i : free) {
      left -= cube.blocks().get(i).mobility();
      if (left < 0) return i;
    }
    return free[free.length - 1];
  }
}
