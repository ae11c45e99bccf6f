package dev.medley.search;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A density of whole points: one bump for each of some trials, a product over all parameters, and the uniform distribution as one bump more. What the trials have in common
/// between parameters is kept, because a bump holds all of a trial.
final class Mixture {

  /// The bandwidth for one trial, in units of an interval.
  private static final double WIDEST = 0.2;

  private final UnitCube cube;
  private final List<Genome> centers;
  private final List<Density> densities;
  private final int[] free;

  Mixture(UnitCube cube, List<Genome> centers) {
    this.cube = cube;
    this.centers = centers;
    this.free = IntStream.range(0, cube.blocks().size()).filter(i -> cube.blocks().get(i).free()).toArray();
    double bandwidth = WIDEST * Math.pow(Math.max(1, centers.size()), -1.0 / (free.length + 4));
    this.densities = cube.blocks().stream().map(block -> Density.of(block, bandwidth)).toList();
  }

  double logDensity(Genome genome) {
    var logs = new double[centers.size() + 1];
    for (int i : free) {
      if (!genome.active(i)) continue;
      var density = densities.get(i);
      for (int c = 0; c < centers.size(); c++) {
        var center = centers.get(c);
        logs[c] += center.active(i) ? density.logDensity(genome.genes(i), center.genes(i)) : density.logUniform();
      }
      logs[centers.size()] += density.logUniform();
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double log : logs) most = Math.max(most, log);
    double sum = 0;
    for (double log : logs) sum += Math.exp(log - most);
    return most + Math.log(sum / logs.length);
  }

  Genome drawn(RandomGenerator random) {
    int bump = random.nextInt(centers.size() + 1);
    var uniform = cube.drawn(random);
    if (bump == centers.size()) return uniform;
    var center = centers.get(bump);
    var genes = new double[center.size()][];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = center.active(i) ? densities.get(i).drawn(center.genes(i), random) : uniform.genes(i);
    }
    return cube.genome(genes);
  }
}
