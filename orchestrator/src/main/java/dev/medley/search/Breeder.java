package dev.medley.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// Breeds many genomes from some, and finds the one that promises most: evolution against a model, which costs no trial.
final class Breeder {

  private static final int SURVIVORS = 40;
  private static final int CHILDREN = 50;
  private static final int GENERATIONS = 14;
  private static final int CLIMB = 200;

  private static final double LEAST_STEP = 0.002;
  private static final double FIRST_CLIMB = 0.05;
  private static final double LARGEST_CLIMB = 0.2;
  private static final double LEAST_CLIMB = 1e-4;

  private final Variation variation;
  private final Donors donors;
  private final ToDoubleFunction<Genome> promise;
  private final double effort;
  private final RandomGenerator random;
  private List<Candidate> pool = new ArrayList<>();

  /// @param effort what part of the usual number of genomes to breed
  Breeder(Variation variation, Donors donors, ToDoubleFunction<Genome> promise, double effort, RandomGenerator random) {
    this.variation = variation;
    this.donors = donors;
    this.promise = promise;
    this.effort = effort;
    this.random = random;
  }

  private record Candidate(Genome genome, double promise) {}

  /// From anywhere.
  Breeder withDrawn(int usual) {
    for (int i = 0; i < count(usual); i++) add(variation.cube().drawn(random));
    return this;
  }

  /// Mutants of each base, with steps up to a limit.
  Breeder withMutants(List<Genome> bases, int usualEach, double most) {
    for (var base : bases) for (int i = 0; i < count(usualEach); i++) add(mutated(base, step(most)));
    return this;
  }

  /// Children of any two bases.
  Breeder withChildren(List<Genome> bases, int usual) {
    for (int i = 0; i < count(usual); i++) add(variation.crossed(any(bases), any(bases), random));
    return this;
  }

  private Genome any(List<Genome> bases) {
    return bases.get(random.nextInt(bases.size()));
  }

  private int count(int usual) {
    return (int) Math.ceil(usual * effort);
  }

  /// A place among so many that are sorted: the better one of two drawn.
  private int better(int parents) {
    int one = random.nextInt(parents);
    return Math.min(one, random.nextInt(parents));
  }

  /// The most promising of what was added.
  Genome best() {
    cull();
    return pool.getFirst().genome;
  }

  /// The most promising after some generations, and a climb from their best.
  Genome evolved(double most) {
    for (int generation = 0; generation < GENERATIONS; generation++) {
      cull();
      int parents = pool.size();
      for (int i = 0; i < count(CHILDREN); i++) {
        var mother = pool.get(better(parents)).genome;
        boolean crossed = random.nextBoolean();
        var child = crossed ? variation.crossed(mother, pool.get(random.nextInt(parents)).genome, random) : mother;
        add(crossed && random.nextBoolean() ? child : mutated(child, step(most)));
      }
    }
    cull();
    return climbed(pool.getFirst(), most).genome;
  }

  private Candidate climbed(Candidate start, double most) {
    var best = start;
    double step = Math.min(FIRST_CLIMB, most);
    for (int i = 0; i < count(CLIMB); i++) {
      var next = mutated(best.genome, step);
      double promised = promise.applyAsDouble(next);
      if (promised > best.promise) {
        best = new Candidate(next, promised);
        step = Math.min(LARGEST_CLIMB, step * 1.5);
      } else {
        step = Math.max(LEAST_CLIMB, step * 0.97);
      }
    }
    return best;
  }

  private Genome mutated(Genome genome, double step) {
    return variation.mutated(genome, variation.even(step), donors, random);
  }

  /// Any size of step is as likely as its double.
  private double step(double most) {
    return LEAST_STEP * Math.pow(most / LEAST_STEP, random.nextDouble());
  }

  private void add(Genome genome) {
    pool.add(new Candidate(genome, promise.applyAsDouble(genome)));
  }

  private void cull() {
    pool.sort(Comparator.comparingDouble(c -> -c.promise));
    if (pool.size() > SURVIVORS) pool = new ArrayList<>(pool.subList(0, SURVIVORS));
  }
}
