package dev.medley.search;

import java.util.Arrays;

/// Genomes as plain vectors, for searches that know nothing else: genes as they are, but shares as log-ratios. The unit interval is what is likely; a gene beyond it is thrown back.
record Coordinates(UnitCube cube) {

  /// How many units of log-ratio are one unit of a vector: shares of three parts from .01 to .98 are within.
  private static final double RATIO = 8;

  int size() {
    int size = 0;
    for (var block : cube.blocks()) size += size(block);
    return size;
  }

  private static int size(Block block) {
    if (!block.free()) return 0;
    return block instanceof SimplexBlock ? block.size() - 1 : block.size();
  }

  double[] vector(Genome genome) {
    var vector = new double[size()];
    int from = 0;
    for (int i = 0; i < genome.size(); i++) {
      var block = cube.blocks().get(i);
      int size = size(block);
      if (size == 0) continue;
      var part = block instanceof SimplexBlock ? LogRatios.of(genome.genes(i)) : genome.genes(i);
      for (int k = 0; k < size; k++) vector[from + k] = block instanceof SimplexBlock ? 0.5 + part[k] / RATIO : part[k];
      from += size;
    }
    return vector;
  }

  Genome genome(double[] vector) {
    var genes = new double[cube.blocks().size()][];
    int from = 0;
    for (int i = 0; i < genes.length; i++) {
      var block = cube.blocks().get(i);
      int size = size(block);
      var part = Arrays.copyOfRange(vector, from, from + size);
      genes[i] = switch (block) {
        case Block b when !b.free() -> b.middle();
        case SimplexBlock b -> b.closed(LogRatios.shares(Arrays.stream(part).map(v -> (v - 0.5) * RATIO).toArray()));
        case RealBlock _,WholeBlock _,ChoiceBlock _,ScheduleBlock _ -> Arrays.stream(part).map(Steps::reflected).toArray();
        case OrderBlock b -> b.spread(part);
      };
      from += size;
    }
    return cube.genome(genes);
  }
}
