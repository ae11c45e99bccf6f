package dev.medley.search;

/// Uniformly distributed points, whatever came of the others.
record RandomStrategy(UnitCube cube) implements Strategy {

  @Override
  public Proposer read(History history) {
    return turn -> cube.point(turn.random().doubles(cube.dimensions()).toArray());
  }
}
