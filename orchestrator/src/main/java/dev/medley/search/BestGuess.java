package dev.medley.search;

import dev.medley.search.model.GaussianProcess;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What the trials so far say is best, tried or not: the point of which a model of them expects most, for who has no trial left to make sure.
///
/// Expects, where a search would explore: between two points that promise the same it takes neither the one that is known better nor the other.
public final class BestGuess {

  private static final int LEAST_TRIALS = 4;
  private static final int BASES = 10;
  private static final double WIDE = 0.3;

  private BestGuess() {}

  /// The guess after trials with a single objective; the best trial itself where they are too few for a model.
  ///
  /// @param history one trial or more that did not fail
  public static Point of(SearchSpace space, History history, long seed) {
    var cube = new UnitCube(space);
    var archive = new Archive(cube);
    var tried = archive.of(history.finished());
    var rated = Rating.central().of(tried);
    var ranked = IntStream.range(0, rated.length).boxed().sorted(Comparator.comparingDouble(i -> rated[i])).map(i -> tried.get(i).genome())
        .toList();
    if (tried.size() < LEAST_TRIALS || archive.embedding().groups().features() == 0) return cube.point(ranked.getFirst());
    GaussianProcess process = new Models(archive.embedding(), seed, Rating.central()).process(tried, Rating.central());
    List<Genome> bases = ranked.subList(0, Math.min(BASES, ranked.size()));
    var breeder = new Breeder(new Variation(cube), new Donors(cube, ranked),
        genome -> -process.predict(archive.embedding().features(genome)).mean(),
        1, Streams.of(seed, tried.size(), -2));
    return cube.point(breeder.withDrawn(300).withMutants(bases, 60, WIDE).withChildren(bases, 120).evolved(WIDE));
  }
}
