package dev.medley.search;

import dev.medley.search.model.GaussianProcess;
import dev.medley.search.model.Surrogate;
import dev.medley.space.Point;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Proposes what models of the trials expect to gain most, in their opinion: breeds many genomes and takes the one with the greatest expected improvement.
final class Informed implements Strategy.Proposer {

  /// How many of the best trials are bred from, by the process and by the forest.
  private static final int BASES = 6;
  private static final int FOREST_BASES = 15;
  private static final int NICHE_BASES = 5;

  /// The largest step of a mutation that may go anywhere.
  private static final double WIDE = 0.3;

  /// What part of the proposals look near the best trial alone, and what part look after another option of a choice.
  private static final double NEAR = 0.5;
  private static final double ELSEWHERE = 0.2;

  /// Up to so many trials a proposal gets all the effort there is; beyond, the less the more trials there are.
  private static final double FULL_EFFORT = 120;
  private static final double LESS_EFFORT = 1.5;
  private static final double LEAST_EFFORT = 0.04;

  private final UnitCube cube;
  private final Embedding embedding;
  private final Models models;
  private final List<Tried> tried;
  private final Rating rating;
  private final Believed believed;
  private final Strategy.Proposer evolution;

  private final GaussianProcess process;
  private final Credit credit;
  private final List<Genome> ranked;
  private final Donors donors;
  private final double radius;
  private final double effort;

  /// Which models may propose.
  enum Believed { ALL, PROCESS_AND_EVOLUTION, PROCESS_ALONE }

  /// @param first   how many trials at the beginning were proposed without models
  Informed(Archive archive, Models models, List<Tried> tried, int first, Rating rating, Believed believed,
      Strategy.Proposer evolution) {
    this.cube = archive.cube();
    this.embedding = archive.embedding();
    this.models = models;
    this.tried = tried;
    this.rating = rating;
    this.believed = believed;
    this.evolution = evolution;
    this.process = models.process(tried, rating);
    this.credit = models.credit(tried);
    var rated = rating.of(tried);
    this.ranked = IntStream.range(0, rated.length).boxed().sorted(Comparator.comparingDouble(i -> rated[i])).map(i -> tried.get(i).genome())
        .toList();
    this.donors = new Donors(cube, ranked);
    this.radius = TrustRegion.radius(rated, first);
    this.effort = Math.clamp(Math.pow(FULL_EFFORT / tried.size(), LESS_EFFORT), LEAST_EFFORT, 1);
  }

  @Override
  public Point propose(Strategy.Turn turn) {
    var random = turn.random();
    var adviser = adviser(random);
    var pending = turn.pending().stream().map(p -> embedding.features(cube.genome(p))).toArray(double[][]::new);
    return switch (adviser) {
      case EVOLUTION -> evolution.propose(turn);
      case FOREST -> cube.point(byForest(pending, random));
      case PROCESS -> cube.point(byProcess(pending, random));
    };
  }

  private Credit.Adviser adviser(RandomGenerator random) {
    return switch (believed) {
      case ALL -> credit.adviser(random.nextDouble());
      case PROCESS_AND_EVOLUTION -> credit.withoutForest().adviser(random.nextDouble());
      case PROCESS_ALONE -> Credit.Adviser.PROCESS;
    };
  }

  private Genome byForest(double[][] pending, RandomGenerator random) {
    var expected = IntStream.range(0, pending.length).mapToDouble(i -> process.predict(pending[i]).mean()).toArray();
    var forest = models.forest(tried, rating, pending, expected);
    double best = forest.predict(embedding.features(ranked.getFirst())).mean();
    var bases = best(FOREST_BASES);
    return breeder(promise(forest, best), random).withDrawn(300).withMutants(bases, 48, WIDE).withChildren(bases, 480).best();
  }

  private Genome byProcess(double[][] pending, RandomGenerator random) {
    var believing = models.bowl(tried, rating).orElse(process).believing(pending);
    if (random.nextDouble() < ELSEWHERE) {
      for (var niche : Niche.drawn(cube, ranked, random)) return within(niche, believing, random);
    }
    var promise = promise(believing, believing.best());
    if (random.nextDouble() < NEAR) return breeder(promise, random).withMutants(best(1), 300, radius).evolved(radius);
    return breeder(promise, random).withDrawn(150).withMutants(best(BASES), 30, WIDE).withChildren(best(BASES), 60).evolved(WIDE);
  }

  /// What improves most on the best of a niche.
  private Genome within(Niche niche, Surrogate model, RandomGenerator random) {
    var bases = ranked.stream().filter(niche::holds).limit(NICHE_BASES).toList();
    var promise = promise(model, model.predict(embedding.features(bases.getFirst())).mean());
    return breeder(g -> niche.holds(g) ? promise.applyAsDouble(g) : Double.NEGATIVE_INFINITY, random).withMutants(bases, 60, WIDE)
        .evolved(WIDE);
  }

  private List<Genome> best(int count) {
    return ranked.subList(0, Math.min(count, ranked.size()));
  }

  private Breeder breeder(ToDoubleFunction<Genome> promise, RandomGenerator random) {
    return new Breeder(new Variation(cube), donors, promise, effort, random);
  }

  private ToDoubleFunction<Genome> promise(Surrogate model, double best) {
    return genome -> model.predict(embedding.features(genome)).logImprovementOn(best);
  }
}
