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
  private final Archive archive;
  private final int population;
  private final int first;
  private final int tournament;
  private final SobolStrategy start;

  EvolutionStrategy(UnitCube cube, long seed, Settings settings) {
    this.cube = cube;
    this.archive = new Archive(cube);
    this.population = settings.whole("population");
    this.first = settings.whole("first");
    this.tournament = settings.whole("tournament");
    this.start = new SobolStrategy(cube, seed);
  }

  @Override
  public Proposer read(History history) {
    var ranked = Ranking.of(archive.of(history.finished()), Tried::outcome);
    var spread = start.read(history);
    if (ranked.size() < 2) return spread;
    var genomes = ranked.stream().map(Tried::genome).toList();
    var parents = phenotypes(genomes.subList(0, Math.min(population, genomes.size())));
    var variation = new Variation(cube);
    var alterer = Alterer.of(new BlockCrossover(variation), new BlockMutator(variation, Spread.of(parents), new Donors(cube, genomes)));
    return turn -> {
      if (turn.number() < first) return spread.propose(turn);
      return turn.attempt() < CHILDREN ? child(parents, alterer, turn.random()) : cube.point(cube.drawn(turn.random()));
    };
  }

  private static ISeq<Phenotype<DoubleGene, Integer>> phenotypes(List<Genome> ranked) {
    return IntStream.range(0, ranked.size()).mapToObj(rank -> Phenotype.of(Chromosomes.genotype(ranked.get(rank)), 1, rank))
        .collect(ISeq.toISeq());
  }

  private Point child(ISeq<Phenotype<DoubleGene, Integer>> parents, Alterer<DoubleGene, Integer> alterer, RandomGenerator random) {
    Genotype<DoubleGene> child = RandomRegistry.with(random).call(() -> {
      var pair = new TournamentSelector<DoubleGene, Integer>(tournament).select(parents, 2, Optimize.MINIMUM);
      return alterer.alter(pair, 1).population().get(0).genotype();
    });
    return cube.point(Chromosomes.genome(cube, child));
  }
}
