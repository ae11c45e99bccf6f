package dev.medley.search;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Where the genes of a parameter come from when a choice makes it active.
record Donors(UnitCube cube, List<Outcome> ranked) {

  private static final int BEST = 3;
  private static final double INHERITED = 0.7;

  /// Mostly those of one of the best trials in which the parameter was active, else any.
  double[] genes(int parameter, RandomGenerator random) {
    var block = cube.blocks().get(parameter);
    var path = cube.parameters().get(parameter).path();
    if (random.nextDouble() < INHERITED) {
      var known = ranked.stream().map(o -> o.point().values().get(path)).filter(Objects::nonNull).limit(BEST).toList();
      if (!known.isEmpty()) {
        var genes = block.genes(known.get(random.nextInt(known.size())));
        if (genes != null) return genes;
      }
    }
    return block.spread(random.doubles(block.size()).toArray());
  }
}
