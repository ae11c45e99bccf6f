package dev.medley.search;

import java.util.ArrayList;
import java.util.List;

/// Remembers what trials look like as genomes and to models, since each history holds the trials of the one before. Nothing depends on it but the time that is taken.
final class Archive {

  private final UnitCube cube;
  private final Embedding embedding;
  private List<Tried> known = List.of();

  Archive(UnitCube cube) {
    this.cube = cube;
    this.embedding = new Embedding(cube);
  }

  UnitCube cube() {
    return cube;
  }

  Embedding embedding() {
    return embedding;
  }

  /// The trials as they are seen, in the order of their numbers.
  ///
  /// @param finished sorted by number
  synchronized List<Tried> of(List<Outcome> finished) {
    var tried = new ArrayList<Tried>(finished.size());
    int next = 0;
    for (var outcome : finished) {
      while (next < known.size() && known.get(next).outcome().number() < outcome.number()) next++;
      boolean same = next < known.size() && known.get(next).outcome().equals(outcome);
      tried.add(same ? known.get(next) : seen(outcome));
    }
    known = List.copyOf(tried);
    return known;
  }

  private Tried seen(Outcome outcome) {
    var genome = cube.genome(outcome.point());
    return new Tried(outcome, genome, embedding.features(genome));
  }
}
