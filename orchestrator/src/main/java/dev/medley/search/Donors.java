package dev.medley.search;

import java.util.List;
import java.util.random.RandomGenerator;

/// Where the genes of a parameter come from when a choice makes it active.
///
/// @param ranked the genomes that were tried, best first
record Donors(UnitCube cube, List<Genome> ranked) {

  private static final int BEST = 3;
  private static final double INHERITED = 0.7;

  /// Mostly those of one of the best trials in which the parameter was active, else any.
  double[] genes(int parameter, RandomGenerator random) {
    if (random.nextDouble() < INHERITED) {
      int wanted = random.nextInt(BEST);
      double[] found = null;
      for (var genome : ranked) {
        if (!genome.active(parameter)) continue;
        found = genome.genes(parameter);
        if (wanted-- == 0) break;
      }
      if (found != null) return found;
    }
    var block = cube.blocks().get(parameter);
    return block.spread(random.doubles(block.size()).toArray());
  }
}
