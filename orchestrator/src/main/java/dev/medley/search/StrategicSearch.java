package dev.medley.search;

import dev.medley.space.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// What all searches share: queued points first, no point twice, and a random stream for each proposal.
final class StrategicSearch implements Search {

  /// After so many known points in a row a space is taken to hold no other.
  private static final int ATTEMPTS = 256;

  private final UnitCube cube;
  private final long seed;
  private final Strategy strategy;

  StrategicSearch(UnitCube cube, long seed, Strategy strategy) {
    this.cube = cube;
    this.seed = seed;
    this.strategy = strategy;
  }

  @Override
  public List<Point> ask(History history, int n) {
    if (n < 0) throw new IllegalArgumentException("A search can be asked for 0 points or more, not " + n);
    cube.require(history.queued());

    var known = new KnownPoints(history);
    var queue = new ArrayDeque<Point>();
    history.queued().stream().distinct().filter(p -> !known.contains(p)).forEach(queue::add);
    var proposer = n > queue.size() && cube.dimensions() > 0
        ? strategy.read(history)
        : (Strategy.Proposer) turn -> new Point(new TreeMap<>());
    var pending = new ArrayList<>(history.pending());
    var points = new ArrayList<Point>();
    while (points.size() < n) {
      var point = queue.isEmpty() ? unknown(proposer, history.size() + points.size(), pending, known) : queue.remove();
      known.add(point);
      pending.add(point);
      points.add(point);
    }
    return List.copyOf(points);
  }

  private Point unknown(Strategy.Proposer proposer, int number, List<Point> pending, KnownPoints known) {
    for (int attempt = 0;; attempt++) {
      var point = proposer
          .propose(new Strategy.Turn(number, attempt, Collections.unmodifiableList(pending), Streams.of(seed, number, attempt)));
      if (!known.contains(point) || attempt + 1 == ATTEMPTS) return point;
    }
  }
}
