package dev.medley.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Draws from a distribution that evolves with the trials.
///
/// The finished trials, by their numbers, are its generations, whoever proposed them; so it is a function of the history, needs no generation to be complete, and learns from what
/// others ran.
final class CmaStrategy implements Strategy {

  private final UnitCube cube;
  private final Coordinates coordinates;
  private final Archive archive;
  private final int size;
  private Evolved remembered = new Evolved(List.of(), List.of());

  CmaStrategy(UnitCube cube) {
    this.cube = cube;
    this.coordinates = new Coordinates(cube);
    this.archive = new Archive(cube);
    this.size = coordinates.size();
  }

  /// The distributions after each generation, and the trials that made them.
  private record Evolved(List<Tried> trials, List<CmaEs> distributions) {}

  @Override
  public Proposer read(History history) {
    if (size == 0) return turn -> cube.point(cube.drawn(turn.random()));
    var distribution = distribution(archive.of(history.finished()));
    return turn -> cube.point(coordinates.genome(distribution.drawn(turn.random())));
  }

  private synchronized CmaEs distribution(List<Tried> trials) {
    int members = CmaEs.members(size);
    int known = 0;
    while (known < remembered.distributions.size() && (known + 1) * members <= trials.size() && same(trials, known * members, members))
      known++;
    var distributions = new ArrayList<>(remembered.distributions.subList(0, known));
    var now = known == 0 ? CmaEs.initial(size) : distributions.getLast();
    for (int g = known; (g + 1) * members <= trials.size(); g++) {
      now = now.after(ranked(trials.subList(g * members, (g + 1) * members)));
      distributions.add(now);
    }
    remembered = new Evolved(trials, distributions);
    return now;
  }

  private boolean same(List<Tried> trials, int from, int count) {
    for (int i = from; i < from + count; i++) if (trials.get(i) != remembered.trials.get(i)) return false;
    return true;
  }

  private List<double[]> ranked(List<Tried> generation) {
    var succeeded = Ranking.of(generation, Tried::outcome);
    return Stream.concat(succeeded.stream(), generation.stream().filter(t -> t.outcome().failed()))
        .map(t -> coordinates.vector(t.genome())).toList();
  }
}
