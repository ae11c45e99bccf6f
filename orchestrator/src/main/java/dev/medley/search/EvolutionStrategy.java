package dev.medley.search;

import dev.medley.api.parameter.Settings;
import dev.medley.space.Point;
import io.jenetics.Alterer;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Steady-state evolution: evenly spread points first, then children of the best trials so far.
///
/// The population is not kept but read from the history, so no worker waits for a generation and a study goes on where it stopped. A phenotype's
/// fitness is its rank, the best being 0.
final class EvolutionStrategy implements Strategy {

  /// After so many children that are known points, a point from anywhere: the neighbourhood of the best may be exhausted.
  private static final int CHILDREN = 16;

  private final UnitCube cube;
  private final int population;
  private final int first;
  private final int tournament;
  private final SobolStrategy start;

  EvolutionStrategy(UnitCube cube, long seed, Settings settings) {
    this.cube = cube;
    this.population = settings.whole("population");
    this.first = settings.whole("first");
    this.tournament = settings.whole("tournament");
    this.start = new SobolStrategy(cube, seed);
  }

  @Override
  public Proposer read(History history) {
    var ranked = Ranking.of(history.finished());
    var spread = start.read(history);
    if (ranked.size() < 2) return spread;
    var parents = phenotypes(ranked.subList(0, Math.min(population, ranked.size())));
    var alterer = Alterer.of(new BlockCrossover(cube), new BlockMutator(cube, Spread.of(parents), new Donors(cube, ranked)));
    return (number, attempt, random) -> {
      if (number < first) return spread.propose(number, attempt, random);
      return attempt < CHILDREN ? child(parents, alterer, random) : cube.point(random.doubles(cube.dimensions()).toArray());
    };
  }

  private ISeq<Phenotype<DoubleGene, Integer>> phenotypes(List<Outcome> ranked) {
    return IntStream.range(0, ranked.size()).mapToObj(rank -> Phenotype.of(cube.genotype(ranked.get(rank).point()), 1, rank))
        .collect(ISeq.toISeq());
  }

  private Point child(ISeq<Phenotype<DoubleGene, Integer>> parents, Alterer<DoubleGene, Integer> alterer, RandomGenerator random) {
    Genotype<DoubleGene> child = RandomRegistry.with(random).call(() -> {
      var pair = new TournamentSelector<DoubleGene, Integer>(tournament).select(parents, 2, Optimize.MINIMUM);
      return alterer.alter(pair, 1).population().get(0).genotype();
    });
    return cube.point(child);
  }
}
