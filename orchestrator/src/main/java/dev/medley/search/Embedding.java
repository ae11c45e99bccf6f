package dev.medley.search;

import dev.medley.search.model.FeatureGroups;

/// Genomes as models see them: the features of all parameters that vary, one after the other. An inactive parameter looks the same whatever its genes are.
final class Embedding {

  private final UnitCube cube;
  private final FeatureGroups groups;

  Embedding(UnitCube cube) {
    this.cube = cube;
    this.groups = FeatureGroups.of(cube.blocks().stream().filter(Block::free).flatMap(b -> b.groups().stream()).toList());
  }

  FeatureGroups groups() {
    return groups;
  }

  double[] features(Genome genome) {
    var features = new double[groups.features()];
    int from = 0;
    for (int i = 0; i < genome.size(); i++) {
      var block = cube.blocks().get(i);
      if (!block.free()) continue;
      if (genome.active(i)) block.describe(genome.genes(i), features, from);
      else block.describeAbsent(features, from);
      for (int size : block.groups()) from += size;
    }
    return features;
  }
}
