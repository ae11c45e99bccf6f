package dev.medley.search;

import dev.medley.search.model.Forest;
import dev.medley.search.model.Warp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Regression on the mixture: some trials of mixes from anywhere, a regression of their outcomes, and the mean of the mixes that it likes best among many that cost nothing.
///
/// Mixes are simulated of every evenness, down to some that are nearly of one part. Every second proposal after the first ones stays from anywhere, to feed the regression. Shares are averaged; all other parameters are those of the one mix that the regression likes best. Deviates from
/// the paper, which trains once and names one mixture, in going on, and in its regression, a forest of extremely randomised trees instead of boosted ones.
///
/// @see <a href="https://arxiv.org/abs/2407.01492">Liu et al., RegMix: Data Mixture as Regression for Language Model Pre-training, ICLR 2025</a>
final class RegmixStrategy implements Strategy {

  private static final int FIRST = 24;
  private static final int SIMULATED = 2000;
  private static final int AVERAGED = 20;
  private static final int MOST_TRIALS = 500;

  /// Shares are raised to a power up to this one, and divided by their sum.
  private static final double LARGEST_POWER = 6;

  private final UnitCube cube;
  private final long seed;
  private final Archive archive;

  RegmixStrategy(UnitCube cube, long seed) {
    this.cube = cube;
    this.seed = seed;
    this.archive = new Archive(cube);
  }

  @Override
  public Proposer read(History history) {
    var ranked = Ranking.of(archive.of(history.finished()), Tried::outcome);
    if (ranked.size() < FIRST / 2 || ranked.getFirst().outcome().objectives().size() > 1 || archive.embedding().groups().features() == 0)
      return turn -> cube.point(simulated(turn.random()));
    var known = ranked.subList(0, Math.min(MOST_TRIALS, ranked.size()));
    var outcomes = Warp.of(known.stream().mapToDouble(t -> t.outcome().objectives().getFirst()).toArray());
    var forest = Forest.grown(known.stream().map(Tried::features).toArray(double[][]::new), outcomes, Streams.of(seed, known.size(), -1));
    return turn -> {
      boolean anywhere = turn.number() < FIRST || turn.attempt() > 0 || turn.number() % 2 == 1;
      return cube.point(anywhere ? simulated(turn.random()) : averaged(forest, turn.random()));
    };
  }

  private record Simulated(Genome genome, double expected) {}

  private Genome averaged(Forest forest, RandomGenerator random) {
    var simulated = new ArrayList<Simulated>();
    for (int i = 0; i < SIMULATED; i++) {
      var genome = simulated(random);
      simulated.add(new Simulated(genome, forest.predict(archive.embedding().features(genome)).mean()));
    }
    simulated.sort(Comparator.comparingDouble(Simulated::expected));
    var liked = simulated.subList(0, AVERAGED).stream().map(Simulated::genome).toList();
    var genes = new double[cube.blocks().size()][];
    for (int i = 0; i < genes.length; i++)
      genes[i] = cube.blocks().get(i) instanceof SimplexBlock mix ? mix.closed(mean(liked, i)) : liked.getFirst().genes(i);
    return cube.genome(genes);
  }

  /// A genome from anywhere; every second one with mixes as far from even as chance will have it.
  private Genome simulated(RandomGenerator random) {
    var drawn = cube.drawn(random);
    if (random.nextBoolean()) return drawn;
    double power = Math.pow(LARGEST_POWER, random.nextDouble());
    var genes = new double[cube.blocks().size()][];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = cube.blocks().get(i) instanceof SimplexBlock mix
          ? mix.closed(Arrays.stream(drawn.genes(i)).map(share -> Math.pow(share, power)).toArray())
          : drawn.genes(i);
    }
    return cube.genome(genes);
  }

  private static double[] mean(List<Genome> genomes, int parameter) {
    var sum = new double[genomes.getFirst().genes(parameter).length];
    for (var genome : genomes) for (int k = 0; k < sum.length; k++) sum[k] += genome.genes(parameter)[k];
    return sum;
  }
}
