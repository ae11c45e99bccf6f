package dev.medley.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// The tree-structured Parzen estimator: a density of the good trials and one of the others, and the point that is likeliest under the first for how likely it is under the second.
///
/// Multivariate, and at home on simplices and orders: their densities are Dirichlet's and Mallows'. Pending points count among the others, which keeps parallel trials apart. Costs O(trials ·
/// parameters) for each of some candidates.
///
/// @see <a href="https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization">Bergstra et al., Algorithms for Hyper-Parameter Optimization, NIPS 2011</a>
final class TpeStrategy implements Strategy {

  private static final int FIRST = 10;
  private static final double GOOD = 0.1;
  private static final int MOST_GOOD = 25;
  private static final int CANDIDATES = 24;

  /// After so many proposals that are known points, a point from anywhere.
  private static final int ATTEMPTS = 8;

  /// Of more trials than this the density of the others takes the best and the latest.
  private static final int MOST_OTHERS = 400;

  private final UnitCube cube;
  private final Archive archive;
  private final Strategy start;

  TpeStrategy(UnitCube cube, long seed) {
    this.cube = cube;
    this.archive = new Archive(cube);
    this.start = new SobolStrategy(cube, seed);
  }

  @Override
  public Proposer read(History history) {
    var spread = start.read(history);
    var tried = archive.of(history.finished());
    var ranked = Ranking.of(tried, Tried::outcome).stream().map(Tried::genome).toList();
    if (ranked.isEmpty()) return spread;
    int good = Math.min(MOST_GOOD, (int) Math.ceil(GOOD * ranked.size()));
    var likely = new Mixture(cube, ranked.subList(0, good));
    var others = new ArrayList<Genome>(ranked.subList(good, ranked.size()));
    tried.stream().filter(t -> t.outcome().failed()).map(Tried::genome).forEach(others::add);
    var bad = others.size() <= MOST_OTHERS ? others : new ArrayList<>(others.subList(0, MOST_OTHERS));
    return turn -> {
      if (turn.number() < FIRST) return spread.propose(turn);
      return cube.point(turn.attempt() < ATTEMPTS ? best(likely, with(bad, turn), turn.random()) : cube.drawn(turn.random()));
    };
  }

  private Mixture with(List<Genome> bad, Turn turn) {
    var all = new ArrayList<>(bad);
    turn.pending().forEach(p -> all.add(cube.genome(p)));
    return new Mixture(cube, all);
  }

  private static Genome best(Mixture likely, Mixture others, RandomGenerator random) {
    var candidates = new ArrayList<Genome>();
    for (int i = 0; i < CANDIDATES; i++) candidates.add(likely.drawn(random));
    return candidates.stream().max(Comparator.comparingDouble(c -> likely.logDensity(c) - others.logDensity(c))).orElseThrow();
  }
}
